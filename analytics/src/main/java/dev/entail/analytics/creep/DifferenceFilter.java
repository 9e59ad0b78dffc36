// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Change;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which differences are asked for: those that meet all conditions that are given.
 *
 * @param identity only of the access of this identity, with its accounts and all that they hold at either time
 * @param role only of this role, with all that it brings at either time, and of who was given or lost it
 * @param scope only of what this scope contains at either time, and of grants to it
 */
public record DifferenceFilter(Optional<String> identity, Optional<String> role, Optional<String> scope) {
    public static final DifferenceFilter ALL =
            new DifferenceFilter(Optional.empty(), Optional.empty(), Optional.empty());

    public static DifferenceFilter ofIdentity(String identity) {
        return new DifferenceFilter(Optional.of(identity), Optional.empty(), Optional.empty());
    }

    /** {@return whether a change is asked for, between two times} */
    Predicate<Change> between(AnalysisContext before, AnalysisContext after) {
        List<AnalysisContext> times = List.of(before, after);
        Predicate<Change> wanted = any -> true;
        if (identity.isPresent()) {
            Set<String> held = reach(times, context -> Entitlements.of(context).ids(identity.get()), Bundles.PASSED_ON);
            wanted = wanted.and(change -> held.contains(change.subject()));
        }
        if (role.isPresent()) {
            Set<String> brought = reach(times, any -> List.of(role.get()), Bundles.PASSED_ON);
            wanted = wanted.and(change ->
                    brought.contains(change.subject()) || change.other().equals(role));
        }
        if (scope.isPresent()) {
            Set<String> within = reach(times, any -> List.of(scope.get()), List.of(RelationKind.CONTAINS));
            wanted = wanted.and(change -> within.contains(change.subject())
                    || change.other().filter(within::contains).isPresent());
        }
        return wanted;
    }

    private static Set<String> reach(
            List<AnalysisContext> times,
            Function<AnalysisContext, Collection<String>> begin,
            List<RelationKind> kinds) {
        Set<String> all = new HashSet<>();
        for (AnalysisContext context : times) {
            Set<String> seen = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(begin.apply(context));
            while (!open.isEmpty()) {
                String id = open.remove();
                if (seen.add(id)) {
                    kinds.forEach(kind -> context.estate().from(id, kind).forEach(relation -> open.add(relation.to())));
                }
            }
            all.addAll(seen);
        }
        return all;
    }
}
