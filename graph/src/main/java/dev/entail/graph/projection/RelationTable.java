// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import java.util.AbstractList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The relations of one kind, found by either end. */
final class RelationTable {
    private static final Comparator<RelationState> BY_ENDS =
            Comparator.comparing(RelationState::from).thenComparing(RelationState::to);

    private final List<RelationState> all;
    private final Index byFrom;
    private final Index byTo;

    RelationTable(List<RelationState> relations) {
        this.all = relations.stream().sorted(BY_ENDS).toList();
        this.byFrom = new Index(all, RelationState::from);
        this.byTo = new Index(all, RelationState::to);
    }

    List<RelationState> all() {
        return all;
    }

    List<RelationState> from(String id) {
        return byFrom.of(id);
    }

    List<RelationState> to(String id) {
        return byTo.of(id);
    }

    /** Where the relations of each end stand, in one array for all of them. */
    private static final class Index {
        private final List<RelationState> all;
        private final Map<String, Integer> ends = new HashMap<>();
        private final Adjacency places;

        Index(List<RelationState> all, Function<RelationState, String> end) {
            this.all = all;
            int[] numbers = new int[all.size()];
            for (int place = 0; place < numbers.length; place++) {
                numbers[place] = ends.computeIfAbsent(end.apply(all.get(place)), any -> ends.size());
            }
            this.places = Adjacency.of(ends.size(), numbers, numbers.length);
        }

        List<RelationState> of(String id) {
            Integer number = ends.get(id);
            if (number == null) {
                return List.of();
            }
            int begin = places.begin(number);
            int size = places.degree(number);
            return new AbstractList<>() {
                @Override
                public RelationState get(int index) {
                    return all.get(places.at(begin + java.util.Objects.checkIndex(index, size)));
                }

                @Override
                public int size() {
                    return size;
                }
            };
        }
    }
}
