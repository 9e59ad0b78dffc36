// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth.oidc;

import dev.entail.api.auth.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which OpenID provider is trusted, and for what.
 *
 * @param audience what a bearer token must be meant for
 * @param algorithms how tokens may be signed
 * @param keys where the provider's keys are, where its discovery document is not to be asked
 * @param clockSkew how far the provider's clock may be off
 * @param roleClaim the claim with the roles, its parts joined with dots
 * @param roles the scope of each of the provider's roles
 * @param within what its callers may see of the graph, empty where that is all
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
        Optional<Within> within,
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

    /**
     * How callers are restricted to what scopes of the graph contain.
     *
     * @param claim the claim that says to which, its parts joined with dots
     * @param scopes the id of a scope by each value of the claim; where empty, the values are ids themselves
     */
    public record Within(String claim, Map<String, String> scopes) {
        /** The value of the claim that means the whole graph. */
        public static final String ALL = "*";

        public Within {
            scopes = Map.copyOf(scopes);
        }

        /** {@return the ids of the scopes that these values stand for, empty where they stand for all} */
        Optional<Set<String>> of(Collection<String> values) {
            if (values.contains(ALL)) {
                return Optional.empty();
            }
            return Optional.of(values.stream()
                    .flatMap(value -> scopes.isEmpty() ? Stream.of(value) : Stream.ofNullable(scopes.get(value)))
                    .collect(Collectors.toSet()));
        }
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
