// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gives each entitlement of an estate its number. */
final class EntitlementTable {
    private final Estate estate;
    private final List<Entitlement> all = new ArrayList<>();
    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<String, Integer> byNode = new HashMap<>();
    private final BitSet denials = new BitSet();

    EntitlementTable(Estate estate) {
        this.estate = estate;
        estate.entities(EntityLabel.PERMISSION).forEach(this::add);
        estate.entities(EntityLabel.ROLE).stream().filter(this::isOpaqueRole).forEach(this::add);
        estate.entities(EntityLabel.GROUP).stream()
                .filter(group -> estate.from(group.id(), RelationKind.HAS_ROLE).isEmpty())
                .forEach(this::add);
    }

    /** What no source says the permissions of may allow anything. */
    private boolean isOpaqueRole(EntityState role) {
        return estate.from(role.id(), RelationKind.GRANTS).isEmpty();
    }

    private void add(EntityState entity) {
        List<String> resources = resources(entity);
        String key = Entitlement.keyOf(entity, resources);
        Integer known = byKey.get(key);
        if (known == null) {
            known = all.size();
            byKey.put(key, known);
            all.add(new Entitlement(known, key, entity, resources, Weights.of(estate, entity, resources)));
            denials.set(known, Entitlement.isDenial(entity));
        }
        byNode.put(entity.id(), known);
    }

    private List<String> resources(EntityState entity) {
        if (entity.label() != EntityLabel.PERMISSION) {
            return List.of();
        }
        return Stream.concat(
                        entity.texts("resources").stream(),
                        estate.from(entity.id(), RelationKind.ON).stream().map(RelationState::to))
                .distinct()
                .toList();
    }

    List<Entitlement> all() {
        return all;
    }

    /** {@return whether it takes away what others give} */
    boolean isDenial(int number) {
        return denials.get(number);
    }

    /** {@return the number of the entitlement that a node is, -1 where it is none} */
    int numberOf(String node) {
        return byNode.getOrDefault(node, -1);
    }
}
