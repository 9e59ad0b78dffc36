// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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
        Search search = new Search(graph, kinds, most);
        search.ids.add(root);
        List<String> frontier = List.of(root);
        for (int step = 0; step < depth && !frontier.isEmpty(); step++) {
            frontier = search.step(frontier);
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

    private record GroupKey(String of, RelationKind kind, boolean isOutgoing, EntityLabel label) {
        static GroupKey of(SelectSurroundings.Found found) {
            Neighbour neighbour = found.neighbour();
            return new GroupKey(neighbour.of(), neighbour.relation().kind(), neighbour.isOutgoing(), found.label());
        }
    }

    private static final class Search {
        private final Snapshot graph;
        private final Set<RelationKind> kinds;
        private final Most most;
        private final Set<String> ids = new LinkedHashSet<>();
        private final Map<Key, RelationState> relations = new LinkedHashMap<>();
        private final Map<GroupKey, Group> groups = new LinkedHashMap<>();

        Search(Snapshot graph, Set<RelationKind> kinds, Most most) {
            this.graph = graph;
            this.kinds = kinds;
            this.most = most;
        }

        List<String> step(List<String> frontier) {
            List<String> next = new ArrayList<>();
            Map<GroupKey, Integer> shown = new LinkedHashMap<>();
            Map<GroupKey, Long> totals = new LinkedHashMap<>();
            read(frontier, found -> {
                Neighbour neighbour = found.neighbour();
                GroupKey group = GroupKey.of(found);
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
                relations.put(new Key(relation.kind(), relation.from(), relation.to(), relation.source()), relation);
            });
            totals.forEach((group, total) -> {
                long hidden = total - shown.getOrDefault(group, 0);
                if (hidden > 0) {
                    groups.put(group, new Group(group.of(), group.kind(), group.isOutgoing(), group.label(), hidden));
                }
            });
            return next;
        }

        /** Within bounds all are read, since only then it is known how many of them may be seen. */
        private void read(List<String> frontier, Consumer<SelectSurroundings.Found> each) {
            if (graph.bounds().isEmpty()) {
                graph.read(new SelectSurroundings(graph.visible(), frontier, kinds, most.alike()), each);
                return;
            }
            Map<GroupKey, List<SelectSurroundings.Found>> seen = new LinkedHashMap<>();
            graph.read(new SelectSurroundings(graph.visible(), frontier, kinds, Integer.MAX_VALUE), found -> {
                if (graph.sees(found.neighbour().relation())) {
                    seen.computeIfAbsent(GroupKey.of(found), any -> new ArrayList<>())
                            .add(found);
                }
            });
            seen.values()
                    .forEach(all -> all.stream()
                            .limit(most.alike())
                            .map(found -> new SelectSurroundings.Found(found.neighbour(), found.label(), all.size()))
                            .forEach(each));
        }
    }
}
