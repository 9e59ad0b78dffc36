// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By which relations entitlements come with what was given; a shortest way to each, for people to read. */
final class Chains {
    private final Estate estate;
    private final Instant at;
    private final EntitlementTable table;

    Chains(Estate estate, Instant at, EntitlementTable table) {
        this.estate = estate;
        this.at = at;
        this.table = table;
    }

    /** {@return the relations to each entitlement, the one that gives them first} */
    Map<Integer, List<RelationState>> behind(RelationState given) {
        Map<String, RelationState> before = new HashMap<>(Map.of(given.to(), given));
        Map<Integer, List<RelationState>> chains = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(given.to()));
        while (!open.isEmpty()) {
            String node = open.remove();
            int number = table.numberOf(node);
            if (number >= 0) {
                chains.computeIfAbsent(number, any -> chain(node, before, given));
            }
            for (RelationKind kind : Bundles.PASSED_ON) {
                for (RelationState relation : estate.from(node, kind)) {
                    if (Bundles.isInForce(relation, at) && before.putIfAbsent(relation.to(), relation) == null) {
                        open.add(relation.to());
                    }
                }
            }
        }
        return chains;
    }

    private static List<RelationState> chain(String node, Map<String, RelationState> before, RelationState given) {
        List<RelationState> chain = new ArrayList<>();
        String at = node;
        while (!at.equals(given.to())) {
            RelationState step = java.util.Objects.requireNonNull(before.get(at));
            chain.add(step);
            at = step.from();
        }
        chain.add(given);
        Collections.reverse(chain);
        return chain;
    }
}
