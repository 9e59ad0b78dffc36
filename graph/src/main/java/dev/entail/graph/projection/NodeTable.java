// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The nodes of a projection by number, with the few properties that walks ask for. */
final class NodeTable {
    private static final Set<String> INACTIVE = Set.of("DISABLED", "TERMINATED");

    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<EntityLabel> labels = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final List<Optional<Integer>> tiers = new ArrayList<>();
    private final List<Boolean> active = new ArrayList<>();

    void add(EntityState state) {
        indexes.put(state.id(), ids.size());
        ids.add(state.id());
        names.add(state.displayName());
        labels.add(state.label());
        kinds.add(state.text("kind").orElse("").intern());
        tiers.add(
                state.properties().get("tier") instanceof Long tier ? Optional.of(tier.intValue()) : Optional.empty());
        active.add(!INACTIVE.contains(state.text("status").orElse("")));
    }

    int size() {
        return ids.size();
    }

    OptionalInt indexOf(String id) {
        Integer index = indexes.get(id);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    String id(int node) {
        return ids.get(node);
    }

    String name(int node) {
        return names.get(node);
    }

    EntityLabel label(int node) {
        return labels.get(node);
    }

    String kind(int node) {
        return kinds.get(node);
    }

    OptionalInt tier(int node) {
        return tiers.get(node).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    boolean isActive(int node) {
        return active.get(node);
    }

    Map<EntityLabel, Long> countByLabel() {
        Map<EntityLabel, Long> counts = new EnumMap<>(EntityLabel.class);
        labels.forEach(label -> counts.merge(label, 1L, Long::sum));
        return counts;
    }
}
