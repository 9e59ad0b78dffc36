// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.store.GraphStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lies around a node, as much of it as can be looked at: neighbours that are too many are counted in groups.
 *
 * @param nodes nearest first, the node itself first of all
 * @param relations between these nodes
 * @param groups what was left out
 * @param isTruncated whether anything was left out
 */
public record Surroundings(
        Collection<EntityState> nodes, List<RelationState> relations, List<Group> groups, boolean isTruncated) {

    /** Neighbours of a node that are not shown one by one. */
    public record Group(String of, RelationKind kind, boolean isOutgoing, EntityLabel label, long count) {}

    /** How much is shown at most: nodes in all, and neighbours of one node of the same kind, direction and label. */
    public record Most(int nodes, int alike) {}

    /**
     * {@return what lies within some steps of a node; one statement a step}
     *
     * @param kinds which relations are followed, all where none is named
     */
    static Surroundings of(Snapshot graph, String root, int depth, Set<RelationKind> kinds, Most most) {
        Search search = new Search(graph.visible(), kinds, most);
        search.ids.add(root);
        List<String> frontier = List.of(root);
        for (int step = 0; step < depth && !frontier.isEmpty(); step++) {
            frontier = search.step(graph.store(), frontier);
        }
        Map<String, EntityState> states = graph.entitiesOf(search.ids);
        List<EntityState> nodes =
                search.ids.stream().filter(states::containsKey).map(states::get).toList();
        List<RelationState> relations = search.relations.values().stream()
                .filter(each -> states.containsKey(each.from()) && states.containsKey(each.to()))
                .toList();
        return new Surroundings(nodes, relations, List.copyOf(search.groups.values()), !search.groups.isEmpty());
    }

    /** What tells a relation from all others. */
    private record Key(RelationKind kind, String from, String to, String source) {}

    private record GroupKey(String of, RelationKind kind, boolean isOutgoing, EntityLabel label) {}

    private static final class Search {
        private final Visibility visible;
        private final Set<RelationKind> kinds;
        private final Most most;
        private final Set<String> ids = new LinkedHashSet<>();
        private final Map<Key, RelationState> relations = new LinkedHashMap<>();
        private final Map<GroupKey, Group> groups = new LinkedHashMap<>();

        Search(Visibility visible, Set<RelationKind> kinds, Most most) {
            this.visible = visible;
            this.kinds = kinds;
            this.most = most;
        }

        List<String> step(GraphStore store, List<String> frontier) {
            List<String> next = new ArrayList<>();
            Map<GroupKey, Integer> shown = new LinkedHashMap<>();
            Map<GroupKey, Long> totals = new LinkedHashMap<>();
            store.stream(new SelectSurroundings(visible, frontier, kinds, most.alike()), found -> {
                Neighbour neighbour = found.neighbour();
                GroupKey group = new GroupKey(
                        neighbour.of(), neighbour.relation().kind(), neighbour.isOutgoing(), found.label());
                totals.put(group, found.total());
                boolean isNew = !ids.contains(neighbour.other());
                if (isNew && ids.size() >= most.nodes()) {
                    return;
                }
                if (isNew) {
                    ids.add(neighbour.other());
                    next.add(neighbour.other());
                }
                shown.merge(group, 1, Integer::sum);
                RelationState relation = neighbour.relation();
                relations.put(
                        new Key(relation.kind(), relation.from(), relation.to(), relation.source()), relation);
            });
            totals.forEach((group, total) -> {
                long hidden = total - shown.getOrDefault(group, 0);
                if (hidden > 0) {
                    groups.put(group, new Group(group.of(), group.kind(), group.isOutgoing(), group.label(), hidden));
                }
            });
            return next;
        }
    }
}
