// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that overrule how the server is configured. */
final class ServerFlags {
    private final Map<Key, Value> given = new EnumMap<>(Key.class);

    Map<Key, Value> given() {
        return given;
    }

    private void set(Key key, String option, @Nullable Object value) {
        if (value != null) {
            given.put(key, new Value(String.valueOf(value), option));
        }
    }

    @Option(names = "--host", paramLabel = "H", description = "The address to listen on; usual is 127.0.0.1.")
    void host(@Nullable String host) {
        set(Key.HOST, "--host", host);
    }

    @Option(names = "--port", paramLabel = "P", description = "Usual is 8080; 0 for any that is free.")
    void port(@Nullable Integer port) {
        set(Key.PORT, "--port", port);
    }

    @Option(names = "--public-url", paramLabel = "URL", description = "Where people find the server.")
    void publicUrl(@Nullable String url) {
        set(Key.PUBLIC_URL, "--public-url", url);
    }

    @Option(
            names = "--behind-proxy",
            description = "A proxy in front speaks TLS, and says in X-Forwarded-For whom it speaks for.")
    void behindProxy(boolean is) {
        if (is) {
            set(Key.BEHIND_PROXY, "--behind-proxy", true);
        }
    }

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "The server's certificate and its chain, PEM.")
    void certificate(@Nullable String file) {
        set(Key.TLS_CERTIFICATE, "--tls-cert", file);
    }

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its private key, PEM (PKCS #8).")
    void key(@Nullable String file) {
        set(Key.TLS_KEY, "--tls-key", file);
    }

    @Option(names = "--oidc-issuer", paramLabel = "URL", description = "The OpenID provider that vouches for callers.")
    void issuer(@Nullable String issuer) {
        set(Key.OIDC_ISSUER, "--oidc-issuer", issuer);
    }

    @Option(names = "--oidc-audience", paramLabel = "A", description = "What its tokens must be meant for.")
    void audience(@Nullable String audience) {
        set(Key.OIDC_AUDIENCE, "--oidc-audience", audience);
    }

    @Option(names = "--no-graphiql", description = "Do not serve GraphiQL.")
    void withoutGraphiql(boolean is) {
        if (is) {
            set(Key.GRAPHIQL, "--no-graphiql", false);
        }
    }

    @Option(names = "--introspection", description = "Tell callers the GraphQL schema; GraphiQL's help needs it.")
    void introspection(boolean is) {
        if (is) {
            set(Key.INTROSPECTION, "--introspection", true);
        }
    }

    @Option(
            names = "--operations",
            paramLabel = "DIR",
            description = "A folder with .graphql files, one operation each, that callers may name instead of sending.")
    void operations(@Nullable String folder) {
        set(Key.OPERATIONS_FOLDER, "--operations", folder);
    }

    @Option(names = "--operations-only", description = "Refuse every operation that is not in that folder.")
    void operationsOnly(boolean is) {
        if (is) {
            set(Key.OPERATIONS_MODE, "--operations-only", "only");
        }
    }

    @Option(names = "--log-format", paramLabel = "text|json", description = "How log lines are written.")
    void logFormat(@Nullable String format) {
        set(Key.LOG_FORMAT, "--log-format", format);
    }
}
