// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stretch of the neighbours of nodes, read in one statement.
 *
 * @param kinds along which relations, all where none is named
 */
record NeighbourStretch(Snapshot snapshot, Set<RelationKind> kinds, Direction direction, long skip, long limit) {
    /** {@return the neighbours by node, absent where there are none} */
    Map<String, Neighbours> of(Collection<String> ids) {
        Map<String, Long> totals = new HashMap<>();
        Map<String, List<Neighbour>> some = new LinkedHashMap<>();
        snapshot.store().stream(new SelectNeighbours(snapshot.visible(), ids, kinds, direction, skip, limit), found -> {
            totals.put(found.of(), found.total());
            found.neighbour()
                    .ifPresent(neighbour -> some.computeIfAbsent(found.of(), any -> new ArrayList<>())
                            .add(neighbour));
        });
        Map<String, Neighbours> neighbours = new LinkedHashMap<>();
        totals.forEach((id, total) -> neighbours.put(id, new Neighbours(total, some.getOrDefault(id, List.of()))));
        return neighbours;
    }

    /** All are read, since only then it is known how many of them may be seen. */
    Map<String, Neighbours> seenOf(Collection<String> ids) {
        Map<String, List<Neighbour>> all = new LinkedHashMap<>();
        List<String> seen = snapshot.seen(ids, id -> id);
        snapshot.read(
                new SelectNeighbours(snapshot.visible(), seen, kinds, direction, 0, Integer.MAX_VALUE),
                found -> found.neighbour()
                        .filter(neighbour -> snapshot.sees(neighbour.relation()))
                        .ifPresent(neighbour -> all.computeIfAbsent(found.of(), any -> new ArrayList<>())
                                .add(neighbour)));
        Map<String, Neighbours> neighbours = new LinkedHashMap<>();
        all.forEach((id, some) -> neighbours.put(
                id,
                new Neighbours(
                        some.size(), some.stream().skip(skip).limit(limit).toList())));
        return neighbours;
    }
}
