// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that a person or team answers for: the list to hand over when they leave. Linear in what is found. */
public final class HandOver {
    private HandOver() {}

    /**
     * {@return what an owner answers for, by id}
     *
     * @param includeIndirect also through teams and accounts of the owner, and through NHIs that they own
     */
    public static Collection<EntityState> of(Estate estate, String owner, boolean includeIndirect) {
        Map<String, EntityState> owned = new TreeMap<>();
        Deque<String> owners = new ArrayDeque<>(List.of(owner));
        Set<String> asked = new HashSet<>(Set.of(owner));
        while (!owners.isEmpty()) {
            String id = owners.remove();
            for (RelationState owns : estate.to(id, RelationKind.OWNED_BY)) {
                estate.entity(owns.from()).ifPresent(thing -> owned.put(thing.id(), thing));
                if (includeIndirect && asked.add(owns.from())) {
                    owners.add(owns.from());
                }
            }
            if (includeIndirect && isPart(estate, id)) {
                behind(estate, id, asked, owners);
            }
        }
        return List.copyOf(owned.values());
    }

    /** People and groups are parts of teams; what is owned is not asked for the teams it is in. */
    private static boolean isPart(Estate estate, String id) {
        return estate.known(id)
                .filter(state -> state.label() == EntityLabel.GROUP
                        || (state.label() == EntityLabel.IDENTITY && People.isHuman(state)))
                .isPresent();
    }

    private static void behind(Estate estate, String id, Set<String> asked, Deque<String> owners) {
        estate.from(id, RelationKind.MEMBER_OF).stream()
                .map(RelationState::to)
                .filter(asked::add)
                .forEach(owners::add);
        estate.to(id, RelationKind.ACCOUNT_OF).stream()
                .map(RelationState::from)
                .filter(asked::add)
                .forEach(owners::add);
    }
}
