// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.auth.Scope;
import dev.entail.api.auth.oidc.OidcSettings;
import dev.entail.api.auth.oidc.OidcSettings.Client;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server is to be reached, and by whom.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param publicUrl where people find it, where that is not the address that it listens on
 * @param behindProxy whether a proxy in front speaks TLS and says whom it speaks for
 * @param oidc the OpenID provider that vouches for callers, if there is one
 * @param requestsPerMinute how many a caller may make
 */
public record ServerOptions(
        String host,
        int port,
        Optional<URI> publicUrl,
        boolean behindProxy,
        Optional<Tls> tls,
        Optional<OidcSettings> oidc,
        GraphqlOptions graphql,
        int requestsPerMinute,
        UploadLimits upload) {
    private static final int MEGABYTE = 1_048_576;

    /**
     * {@return what is configured}
     *
     * @throws IllegalArgumentException naming the value that is not allowed and who set it
     */
    public static ServerOptions of(Configuration configuration) {
        return new ServerOptions(
                configuration.text(Key.HOST),
                configuration.whole(Key.PORT, 0, 65_535),
                configuration.uri(Key.PUBLIC_URL),
                configuration.flag(Key.BEHIND_PROXY),
                tls(configuration),
                configuration.uri(Key.OIDC_ISSUER).map(issuer -> oidc(configuration, issuer)),
                GraphqlOptions.of(configuration),
                configuration.whole(Key.REQUESTS_PER_MINUTE, 1, 1_000_000),
                UploadLimits.USUAL.withBytes(
                        (long) configuration.whole(Key.LARGEST_UPLOAD, 1, MEGABYTE) * MEGABYTE,
                        (long) configuration.whole(Key.LARGEST_EXPANDED, 1, MEGABYTE) * MEGABYTE));
    }

    /** {@return a server for this machine only, whose user signs in with a link} */
    public static ServerOptions local(int port) {
        Value given = new Value(String.valueOf(port), "--port");
        return of(Configuration.of(Map.of(), Map.of(), Map.of(Key.PORT, given)));
    }

    /** {@return these options, but that callers are told the GraphQL schema} */
    public ServerOptions withIntrospection() {
        return new ServerOptions(
                host, port, publicUrl, behindProxy, tls, oidc, graphql.withIntrospection(), requestsPerMinute, upload);
    }

    private static Optional<Tls> tls(Configuration configuration) {
        Optional<Path> certificate = configuration.path(Key.TLS_CERTIFICATE);
        Optional<Path> key = configuration.path(Key.TLS_KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw configuration.wrong(
                    certificate.isPresent() ? Key.TLS_CERTIFICATE : Key.TLS_KEY,
                    "a certificate with its key: both are given or neither");
        }
        return certificate.map(file -> new Tls(file, key.orElseThrow()));
    }

    private static OidcSettings oidc(Configuration configuration, URI issuer) {
        List<String> algorithms = configuration.list(Key.OIDC_ALGORITHMS);
        if (algorithms.isEmpty() || !OidcSettings.ALGORITHMS.containsAll(algorithms)) {
            throw configuration.wrong(Key.OIDC_ALGORITHMS, "some of " + String.join(", ", OidcSettings.ALGORITHMS));
        }
        if (configuration.text(Key.OIDC_AUDIENCE).isEmpty()) {
            throw configuration.wrong(Key.OIDC_AUDIENCE, "the name that tokens for Entail have in their 'aud'");
        }
        return new OidcSettings(
                issuer,
                configuration.text(Key.OIDC_AUDIENCE),
                new HashSet<>(algorithms),
                configuration.uri(Key.OIDC_JWKS),
                Duration.ofSeconds(configuration.whole(Key.OIDC_CLOCK_SKEW, 0, 300)),
                configuration.text(Key.OIDC_ROLE_CLAIM),
                configuration.mapping(Key.OIDC_ROLES, Scope::of),
                within(configuration),
                configuration.optional(Key.OIDC_CLIENT).map(id -> new Client(id, secret(configuration))));
    }

    private static Optional<OidcSettings.Within> within(Configuration configuration) {
        Map<String, String> scopes = configuration.mapping(Key.OIDC_WITHIN, id -> id);
        Optional<String> claim = configuration.optional(Key.OIDC_WITHIN_CLAIM);
        if (claim.isEmpty() && !scopes.isEmpty()) {
            throw configuration.wrong(
                    Key.OIDC_WITHIN, "a mapping where " + Key.OIDC_WITHIN_CLAIM.path() + " names the claim");
        }
        return claim.map(name -> new OidcSettings.Within(name, scopes));
    }

    private static Optional<String> secret(Configuration configuration) {
        return configuration
                .path(Key.OIDC_CLIENT_SECRET_FILE)
                .map(ServerOptions::read)
                .or(() -> configuration.optional(Key.OIDC_CLIENT_SECRET));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadInput(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** {@return whether only this machine can reach it} */
    boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host is '" + host + "', which is no address", e);
        }
    }

    /** {@return whether whoever talks to it does so encrypted} */
    boolean isEncrypted() {
        return tls.isPresent() || behindProxy;
    }

    /**
     * Refuses what would let others in whom nobody knows, or let them listen.
     *
     * @param hasTokens whether somebody could show an API token
     */
    void requireSafe(boolean hasTokens) {
        if (isLoopback()) {
            return;
        }
        if (!isEncrypted()) {
            throw new IllegalArgumentException("host is '" + host + "', which others can reach: it needs --tls-cert and"
                    + " --tls-key, or --behind-proxy where a proxy in front speaks TLS; else allowed is a loopback"
                    + " address such as 127.0.0.1");
        }
        if (oidc.isEmpty() && !hasTokens) {
            throw new IllegalArgumentException(
                    "host is '" + host + "', but nobody could sign in: configure server.oidc,"
                            + " or make an API token with 'entail token create'");
        }
    }
}
