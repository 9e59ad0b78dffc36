// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All nodes and relations of the graph at one version and time, in memory: read once, then shared by every analysis
 * that judges each thing by what stands around it. Immutable.
 *
 * <p>Memory: about 1 KB a node and 0.3 KB a relation.
 */
public final class Estate {
    private final Map<String, EntityState> there;
    private final Map<String, EntityState> gone;
    private final Map<EntityLabel, List<EntityState>> byLabel = new EnumMap<>(EntityLabel.class);
    private final Map<RelationKind, RelationTable> relations = new EnumMap<>(RelationKind.class);
    private final SortedSet<String> sources = new TreeSet<>();

    private Estate(Map<String, EntityState> there, Map<String, EntityState> gone, Collection<RelationState> all) {
        this.there = there;
        this.gone = gone;
        for (EntityState state : there.values()) {
            byLabel.computeIfAbsent(state.label(), any -> new ArrayList<>()).add(state);
            sources.addAll(state.sources());
        }
        byLabel.replaceAll((label, states) ->
                states.stream().sorted(Comparator.comparing(EntityState::id)).toList());
        Map<RelationKind, List<RelationState>> byKind = new EnumMap<>(RelationKind.class);
        all.forEach(relation -> byKind.computeIfAbsent(relation.kind(), any -> new ArrayList<>())
                .add(relation));
        byKind.forEach((kind, some) -> relations.put(kind, new RelationTable(some)));
    }

    /** {@return the nodes whose ids begin with a text, by id} */
    Map<String, EntityState> beginning(String prefix) {
        Map<String, EntityState> found = new TreeMap<>();
        there.forEach((id, state) -> {
            if (id.startsWith(prefix)) {
                found.put(id, state);
            }
        });
        return found;
    }

    static Estate of(
            Map<String, EntityState> there, Map<String, EntityState> gone, Collection<RelationState> relations) {
        return new Estate(there, gone, relations);
    }

    /**
     * {@return an estate of these parts}
     *
     * @param gone what relations name though it is not there any more, as it was last
     */
    public static Estate of(
            Collection<EntityState> there, Collection<EntityState> gone, Collection<RelationState> relations) {
        return new Estate(byId(there), byId(gone), relations);
    }

    private static Map<String, EntityState> byId(Collection<EntityState> states) {
        Map<String, EntityState> byId = HashMap.newHashMap(states.size());
        states.forEach(state -> byId.put(state.id(), state));
        return byId;
    }

    /** {@return a node that is there} */
    public Optional<EntityState> entity(String id) {
        return Optional.ofNullable(there.get(id));
    }

    /** {@return a node that is there, or that a relation names, as it was last} */
    public Optional<EntityState> known(String id) {
        EntityState state = there.get(id);
        return Optional.ofNullable(state == null ? gone.get(id) : state);
    }

    /** {@return whether a relation names it and no source claims it any more} */
    public boolean isGone(String id) {
        return !there.containsKey(id) && gone.containsKey(id);
    }

    /** {@return all nodes that are gone and that a relation still names, in the order of their ids} */
    public List<EntityState> gone() {
        return gone.values().stream()
                .sorted(Comparator.comparing(EntityState::id))
                .toList();
    }

    /** {@return the nodes of a label that are there, in the order of their ids} */
    public List<EntityState> entities(EntityLabel label) {
        return byLabel.getOrDefault(label, List.of());
    }

    /** {@return the relations of a kind that leave a node} */
    public List<RelationState> from(String id, RelationKind kind) {
        RelationTable table = relations.get(kind);
        return table == null ? List.of() : table.from(id);
    }

    /** {@return the relations of a kind that reach a node} */
    public List<RelationState> to(String id, RelationKind kind) {
        RelationTable table = relations.get(kind);
        return table == null ? List.of() : table.to(id);
    }

    /** {@return all relations of a kind} */
    public List<RelationState> relations(RelationKind kind) {
        RelationTable table = relations.get(kind);
        return table == null ? List.of() : table.all();
    }

    /** {@return the sources that claim a node, without those of conclusions} */
    public SortedSet<String> sources() {
        SortedSet<String> facts = new TreeSet<>(sources);
        facts.removeIf(source -> source.startsWith("entail:"));
        return facts;
    }
}
