// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.estate;

import static dev.entail.graph.RelationKind.GRANTS;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.INHERITS;
import static dev.entail.graph.RelationKind.MEMBER_OF;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who of an estate is privileged: of tier 0 or 1, or holding, directly, through groups or inherited roles, a role that
 * is privileged or of these tiers, or a permission to manage permissions or of risk 8 and above. One walk back from all
 * privileges, linear in the relations that pass them on. Grants that have expired do not count.
 */
public final class Privilege {
    private static final int HIGHEST_TIERS = 1;
    private static final double HIGH_RISK = 8;
    private static final List<RelationKind> PASSED_ON = List.of(HAS_ROLE, MEMBER_OF, INHERITS, GRANTS);

    private final Estate estate;
    private final Instant at;
    private final Map<String, String> reasons = new HashMap<>();

    public Privilege(Estate estate, Instant at) {
        this.estate = estate;
        this.at = at;
        Deque<String> open = new ArrayDeque<>();
        for (EntityLabel label : List.of(EntityLabel.IDENTITY, EntityLabel.ROLE, EntityLabel.PERMISSION)) {
            estate.entities(label)
                    .forEach(state -> ownReason(state).ifPresent(reason -> {
                        reasons.put(state.id(), reason);
                        open.add(state.id());
                    }));
        }
        while (!open.isEmpty()) {
            passOn(open.remove(), open);
        }
    }

    private static Optional<String> ownReason(EntityState state) {
        String name = state.displayName();
        if (state.decimal("tier").filter(tier -> tier <= HIGHEST_TIERS).isPresent()) {
            return Optional.of(name + " is of tier " + state.text("tier").orElseThrow());
        }
        return switch (state.label()) {
            case ROLE -> state.flag("privileged") ? Optional.of("role " + name + " is privileged") : Optional.empty();
            case PERMISSION ->
                isStrong(state) ? Optional.of("permission " + name + " is of high risk") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isStrong(EntityState permission) {
        boolean allowed = !"DENY".equals(permission.text("effect").orElse("ALLOW"));
        boolean manages =
                "PERMISSIONS_MANAGEMENT".equals(permission.text("accessLevel").orElse(""));
        return allowed
                && (manages
                        || permission
                                .decimal("risk")
                                .filter(risk -> risk >= HIGH_RISK)
                                .isPresent());
    }

    private void passOn(String id, Deque<String> open) {
        for (RelationKind kind : PASSED_ON) {
            for (RelationState relation : estate.to(id, kind)) {
                if (reasons.containsKey(relation.from()) || hasExpired(relation)) {
                    continue;
                }
                String reason = reasons.get(id);
                String via = estate.known(id).map(EntityState::displayName).orElse(id);
                boolean atSource = kind == HAS_ROLE || kind == GRANTS;
                reasons.put(relation.from(), atSource ? reason : reason + ", held through " + via);
                open.add(relation.from());
            }
        }
    }

    private boolean hasExpired(RelationState grant) {
        return grant.time("expiresAt").filter(end -> !at.isBefore(end)).isPresent();
    }

    public boolean isPrivileged(String id) {
        return reasons.containsKey(id);
    }

    /** {@return why a node is privileged, as part of a sentence, empty where it is not} */
    public Optional<String> why(String id) {
        return Optional.ofNullable(reasons.get(id));
    }
}
