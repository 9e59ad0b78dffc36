// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.List;

/** What identities were given, one by one. */
final class Grants {
    private Grants() {}

    /** {@return roles given to the identity itself that have not expired} */
    static List<RelationState> of(AnalysisContext context, String identity) {
        return context.estate().from(identity, RelationKind.HAS_ROLE).stream()
                .filter(grant -> isInForce(context, grant))
                .toList();
    }

    static boolean isInForce(AnalysisContext context, RelationState relation) {
        return relation.time("expiresAt")
                .filter(end -> !context.at().isBefore(end))
                .isEmpty();
    }

    /** {@return whether the identity has any role, permission or membership of a group} */
    static boolean areThere(AnalysisContext context, String identity) {
        return !of(context, identity).isEmpty()
                || !context.estate().from(identity, RelationKind.GRANTS).isEmpty()
                || context.estate().from(identity, RelationKind.MEMBER_OF).stream()
                        .anyMatch(member -> context.estate()
                                .entity(member.to())
                                .filter(state -> state.label() == EntityLabel.GROUP)
                                .isPresent());
    }

    static String name(AnalysisContext context, String id) {
        return context.estate().known(id).map(EntityState::displayName).orElse(id);
    }
}
