// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody has to answer for: NHIs, secrets and workloads that are in service. An account or secret of a person
 * belongs to that person without anybody saying so.
 */
public final class Ownable {
    public static final Subjects THINGS =
            new Subjects(EnumSet.of(EntityLabel.IDENTITY, EntityLabel.SECRET, EntityLabel.WORKLOAD), Ownable::isThing);
    public static final Subjects NHIS = new Subjects(EnumSet.of(EntityLabel.IDENTITY), Ownable::isThing);

    private static final Set<String> OUT_OF_SERVICE = Set.of("TERMINATED", "RETIRED", "REVOKED", "EXPIRED");

    private Ownable() {}

    private static boolean isThing(AnalysisContext context, EntityState state) {
        if (OUT_OF_SERVICE.contains(state.text("status").orElse(""))) {
            return false;
        }
        return switch (state.label()) {
            case IDENTITY ->
                People.isNhi(state) && context.people().personOf(state.id()).isEmpty();
            case SECRET -> !isPersonal(context, state);
            default -> true;
        };
    }

    private static boolean isPersonal(AnalysisContext context, EntityState secret) {
        return context.ownerships().of(secret.id()).isEmpty()
                && context.estate().from(secret.id(), RelationKind.AUTHENTICATES).stream()
                        .anyMatch(use -> context.people().personOf(use.to()).isPresent());
    }
}
