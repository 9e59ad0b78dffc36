// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API token as it is kept: everything but its value.
 *
 * @param within the ids of the scopes of the graph that contain all it shows, empty where it shows all
 */
public record ApiToken(
        String name,
        Set<Scope> scopes,
        String tenant,
        Optional<Set<String>> within,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    /** {@return why it no longer works, empty while it does} */
    public Optional<String> whyNot(Instant now) {
        if (revokedAt.isPresent()) {
            return Optional.of("revoked");
        }
        return expiresAt.filter(end -> !now.isBefore(end)).map(end -> "expired");
    }
}
