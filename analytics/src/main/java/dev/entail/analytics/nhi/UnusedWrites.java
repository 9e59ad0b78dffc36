// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Direct grants of writing access that its holder, whose use is known, did not use in a window. Who has no evidence of
 * any use is not judged: nobody looked.
 */
final class UnusedWrites {
    private static final Set<String> WRITING = Set.of("WRITE", "PERMISSIONS_MANAGEMENT");

    private final Estate estate;
    private final Instant at;
    private final Duration window;
    /** By role or permission what use of it may name: itself, its permissions and their resources. Empty: it writes nothing. */
    private final Map<String, Set<String>> written = new HashMap<>();

    UnusedWrites(AnalysisContext context, long days) {
        this.estate = context.estate();
        this.at = context.at();
        this.window = Duration.ofDays(days);
    }

    List<RelationState> of(String identity) {
        List<RelationState> uses = estate.from(identity, RelationKind.USED);
        if (uses.isEmpty()) {
            return List.of();
        }
        List<String> used = uses.stream()
                .filter(use -> use.time("lastUsedAt").filter(this::isOld).isEmpty())
                .map(RelationState::to)
                .toList();
        List<RelationState> unused = new ArrayList<>();
        for (RelationKind kind : List.of(RelationKind.HAS_ROLE, RelationKind.GRANTS)) {
            for (RelationState grant : estate.from(identity, kind)) {
                Set<String> writes = written.computeIfAbsent(grant.to(), this::writtenThrough);
                if (!writes.isEmpty() && isJudged(grant) && used.stream().noneMatch(writes::contains)) {
                    unused.add(grant);
                }
            }
        }
        return unused;
    }

    /** A grant whose beginning is unknown is as old as its first sight. */
    private boolean isJudged(RelationState grant) {
        Instant granted = grant.time("grantedAt").orElse(grant.firstSeen());
        boolean over = grant.time("expiresAt").filter(end -> !at.isBefore(end)).isPresent();
        return !over && isOld(granted);
    }

    private boolean isOld(Instant time) {
        return Duration.between(time, at).compareTo(window) >= 0;
    }

    private Set<String> writtenThrough(String granted) {
        List<String> permissions = new ArrayList<>(List.of(granted));
        estate.from(granted, RelationKind.GRANTS).forEach(grants -> permissions.add(grants.to()));
        Set<String> named = new HashSet<>();
        for (String permission : permissions) {
            if (estate.entity(permission).filter(UnusedWrites::isWriting).isPresent()) {
                named.add(granted);
                named.add(permission);
                estate.from(permission, RelationKind.ON).forEach(on -> named.add(on.to()));
            }
        }
        return named;
    }

    private static boolean isWriting(EntityState permission) {
        Optional<String> level = permission.text("accessLevel");
        return level.filter(WRITING::contains).isPresent()
                && !"DENY".equals(permission.text("effect").orElse(""));
    }
}
