// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Subjects;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.EnumSet;
import java.util.List;

/** Those who were given roles themselves, and what they were given. */
final class GrantHolders {
    static final Subjects SUBJECTS = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY, EntityLabel.GROUP, EntityLabel.WORKLOAD),
            (context, state) -> !grants(context, state.id()).isEmpty());

    private GrantHolders() {}

    /** {@return the roles given to it that have not expired} */
    static List<RelationState> grants(AnalysisContext context, String holder) {
        return context.estate().from(holder, RelationKind.HAS_ROLE).stream()
                .filter(grant -> !hasExpired(context, grant))
                .toList();
    }

    static boolean hasExpired(AnalysisContext context, RelationState grant) {
        return grant.time("expiresAt")
                .filter(end -> !context.at().isBefore(end))
                .isPresent();
    }

    static String name(AnalysisContext context, String id) {
        return context.estate().known(id).map(EntityState::displayName).orElse(id);
    }
}
