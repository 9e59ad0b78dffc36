// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth.oidc;

import dev.entail.api.auth.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which OpenID provider is trusted, and for what.
 *
 * @param audience what a bearer token must be meant for
 * @param algorithms how tokens may be signed
 * @param keys where the provider's keys are, where its discovery document is not to be asked
 * @param clockSkew how far the provider's clock may be off
 * @param roleClaim the claim with the roles, its parts joined with dots
 * @param roles the scope of each of the provider's roles
 * @param client as what a browser is signed in, empty where it cannot be
 */
public record OidcSettings(
        URI issuer,
        String audience,
        Set<String> algorithms,
        Optional<URI> keys,
        Duration clockSkew,
        String roleClaim,
        Map<String, Scope> roles,
        Optional<Client> client) {
    /** How tokens can be signed so that who checks them cannot make them. */
    public static final List<String> ALGORITHMS =
            List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    public OidcSettings {
        roles = Map.copyOf(roles);
        algorithms = Set.copyOf(algorithms);
        requireSecure("issuer", issuer);
        keys.ifPresent(at -> requireSecure("jwksUri", at));
    }

    /** Entail as the provider knows it; a public client has no secret. */
    public record Client(String id, Optional<String> secret) {
        @Override
        public String toString() {
            return "Client[id=" + id + "]";
        }
    }

    /** What is not encrypted could be anybody's, except on this machine. */
    static void requireSecure(String name, URI uri) {
        String host = String.valueOf(uri.getHost());
        boolean local = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        if (!"https".equals(uri.getScheme()) && !(local && "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    name + " is '" + uri + "', allowed is an address that begins with https://");
        }
    }
}
