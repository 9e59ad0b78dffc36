// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A thing about the server that can be configured. */
public enum Key {
    HOST("server.host", "127.0.0.1"),
    PORT("server.port", "8080"),
    PUBLIC_URL("server.publicUrl", ""),
    BEHIND_PROXY("server.behindProxy", "false"),
    TLS_CERTIFICATE("server.tls.certificate", ""),
    TLS_KEY("server.tls.key", ""),
    GRAPHIQL("server.graphiql", "true"),
    INTROSPECTION("server.graphql.introspection", "false"),
    OPERATIONS_FOLDER("server.graphql.operations.folder", ""),
    OPERATIONS_MODE("server.graphql.operations.mode", "also"),
    REQUESTS_PER_MINUTE("server.requestsPerMinute", "6000"),
    LARGEST_UPLOAD("server.upload.megabytes", "2048"),
    LARGEST_EXPANDED("server.upload.expandedMegabytes", "16384"),
    OIDC_ISSUER("server.oidc.issuer", ""),
    OIDC_AUDIENCE("server.oidc.audience", "entail"),
    OIDC_ALGORITHMS("server.oidc.algorithms", "RS256,PS256,ES256"),
    OIDC_JWKS("server.oidc.jwksUri", ""),
    OIDC_CLOCK_SKEW("server.oidc.clockSkewSeconds", "30"),
    OIDC_ROLE_CLAIM("server.oidc.roleClaim", "roles"),
    OIDC_ROLES("server.oidc.roles", ""),
    OIDC_WITHIN_CLAIM("server.oidc.withinClaim", ""),
    OIDC_WITHIN("server.oidc.within", ""),
    OIDC_CLIENT("server.oidc.clientId", ""),
    OIDC_CLIENT_SECRET("server.oidc.clientSecret", ""),
    OIDC_CLIENT_SECRET_FILE("server.oidc.clientSecretFile", ""),
    LOG_FORMAT("logs.format", "text"),
    REPORTS_FOLDER("reports.folder", ""),
    REPORTS_KEPT("reports.keptFiles", "200"),
    SIGNING_KEY("reports.signingKeyFile", ""),
    REPORTS_AUTHORITIES("reports.authoritiesFile", ""),
    MAIL_HOST("reports.mail.host", ""),
    MAIL_PORT("reports.mail.port", "587"),
    MAIL_SECURITY("reports.mail.security", "starttls"),
    MAIL_FROM("reports.mail.from", ""),
    MAIL_USER("reports.mail.user", ""),
    MAIL_PASSWORD("reports.mail.password", ""),
    MAIL_PASSWORD_FILE("reports.mail.passwordFile", ""),
    WEBHOOK_SECRET_FILES("reports.webhook.secretFiles", ""),
    WEBHOOK_LOOPBACK("reports.webhook.allowLoopback", "false");

    private final String path;
    private final String usual;

    Key(String path, String usual) {
        this.path = path;
        this.usual = usual;
    }

    /** {@return its place in {@code entail.yaml}, joined with dots} */
    public String path() {
        return path;
    }

    String usual() {
        return usual;
    }

    /** {@return whether its value is nobody's business} */
    boolean isSecret() {
        return this == OIDC_CLIENT_SECRET || this == MAIL_PASSWORD;
    }

    /** {@return the variable of the environment that sets it, such as {@code ENTAIL_SERVER_PUBLIC_URL}} */
    String variable() {
        String words = path.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_');
        return "ENTAIL_" + words.toUpperCase(Locale.ROOT);
    }

    static Optional<Key> at(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }
}
