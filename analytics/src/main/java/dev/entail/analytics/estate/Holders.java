// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.estate;

import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who holds some roles or permissions, and through which chain: directly, as a member of groups within groups, by roles
 * that inherit roles. One walk back from what is held, linear in the relations that pass it on; what has expired does
 * not.
 */
public final class Holders {
    private static final List<RelationKind> PASSED_ON =
            List.of(RelationKind.HAS_ROLE, RelationKind.GRANTS, RelationKind.INHERITS, RelationKind.MEMBER_OF);

    private final Map<String, RelationState> next = new HashMap<>();
    private final Set<String> held;

    /** @param held the ids of roles and permissions */
    public Holders(Estate estate, Instant at, Collection<String> held) {
        this.held = new TreeSet<>(held);
        Deque<String> open = new ArrayDeque<>(this.held);
        while (!open.isEmpty()) {
            String id = open.remove();
            for (RelationKind kind : PASSED_ON) {
                for (RelationState relation : estate.to(id, kind)) {
                    if (isNew(relation) && isInForce(relation, at)) {
                        next.put(relation.from(), relation);
                        open.add(relation.from());
                    }
                }
            }
        }
    }

    private boolean isNew(RelationState relation) {
        return !held.contains(relation.from()) && !next.containsKey(relation.from());
    }

    private static boolean isInForce(RelationState relation, Instant at) {
        return relation.time("expiresAt").filter(end -> !at.isBefore(end)).isEmpty();
    }

    /** {@return the identities, groups and roles that hold any of it, in the order of their ids} */
    public Set<String> all() {
        return new TreeSet<>(next.keySet());
    }

    /** {@return a shortest chain of relations from a holder to what it holds} */
    public List<RelationState> chain(String holder) {
        List<RelationState> chain = new ArrayList<>();
        for (RelationState step = next.get(holder); step != null; step = next.get(step.to())) {
            chain.add(step);
        }
        return chain;
    }
}
