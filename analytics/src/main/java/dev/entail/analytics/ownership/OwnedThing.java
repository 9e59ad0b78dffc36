// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A thing in service with who is said to own it, and what these owners come to.
 *
 * <p>The findings about who can answer exclude each other in this order: none, no-human, departed, leaving, single. The
 * others are about how good an owner is who can answer.
 */
record OwnedThing(EntityState state, List<RelationState> owners, Standing standing) {
    private static final double IN_PRODUCTION = 10;
    private static final double IF_PRIVILEGED = 15;

    static List<OwnedThing> all(AnalysisContext context) {
        return context.shared(All.class, All::new).things();
    }

    /** All of a context, found once. */
    private record All(List<OwnedThing> things) {
        All(AnalysisContext context) {
            this(find(context));
        }

        private static List<OwnedThing> find(AnalysisContext context) {
            Standings standings = Standings.of(context);
            return Ownable.THINGS
                    .of(context)
                    .map(state -> {
                        List<RelationState> owners = context.ownerships().of(state.id());
                        return new OwnedThing(state, owners, standings.of(owners));
                    })
                    .toList();
        }
    }

    String name() {
        return state.displayName();
    }

    /** {@return whether a last day is near enough to act on} */
    boolean leavesWithin(AnalysisContext context, long days) {
        return !standing.contact()
                && !standing.people().isEmpty()
                && !standing.lastDay().isAfter(context.today().plusDays(days));
    }

    /** {@return the owners by name, in a stable order} */
    String ownerNames(AnalysisContext context) {
        return owners.stream()
                .map(RelationState::to)
                .distinct()
                .sorted()
                .map(id -> name(context, id))
                .collect(Collectors.joining(", "));
    }

    static String name(AnalysisContext context, String id) {
        return context.estate().known(id).map(EntityState::displayName).orElse(id);
    }

    /** {@return each statement of an owner as evidence} */
    List<Evidence> ownerEvidence(AnalysisContext context) {
        List<Evidence> evidence = new ArrayList<>();
        owners.forEach(owner -> evidence.add(Evidence.of(owner, sentence(context, owner))));
        return evidence;
    }

    private String sentence(AnalysisContext context, RelationState owner) {
        String role = owner.text("role")
                .map(text -> text.toLowerCase(Locale.ROOT) + " ")
                .orElse("");
        String how = owner.text("source").orElse("DECLARED").toLowerCase(Locale.ROOT);
        String attested =
                owner.time("attestedAt").map(time -> ", attested at " + time).orElse("");
        return name(context, owner.to()) + " is named " + role + "owner of " + name() + " (" + how + attested + ")";
    }

    Suspicion suspicion(
            AnalysisContext context, String cause, String title, Severity severity, double risk, List<Evidence> why) {
        double more = (context.environments().isProduction(state.id()) ? IN_PRODUCTION : 0)
                + (context.privilege().isPrivileged(state.id()) ? IF_PRIVILEGED : 0);
        return new Suspicion(EntityRef.of(state), cause, title, severity, Math.min(100, risk + more), why);
    }
}
