// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A stretch of the neighbours of each of some nodes, and how many each has. */
record SelectNeighbours(
        Visibility visible, Collection<String> ids, Set<RelationKind> kinds, Direction direction, long skip, long limit)
        implements Query<SelectNeighbours.Found> {

    /** One neighbour, or none where the stretch lies beyond the last, and how many the node has. */
    record Found(String of, long total, Optional<Neighbour> neighbour) {}

    @Override
    public String cypher() {
        return "UNWIND $ids AS id MATCH (e:Entity {id: id})" + direction.pattern(new TreeSet<>(kinds))
                + "(n:Entity) WHERE " + visible.condition("r") + """
                 WITH id, e, r, n ORDER BY n.id, type(r), r.statedBy
                WITH id, e, collect(r) AS found
                WITH id, e, size(found) AS total, found[$skip..$end] AS some
                UNWIND CASE WHEN size(some) = 0 THEN [null] ELSE some END AS r
                RETURN id AS of, total, type(r) AS kind, startNode(r) = e AS outgoing, startNode(r).id AS from,
                       endNode(r).id AS to, r.statedBy AS source, properties(r) AS properties,
                       r.firstSeen AS firstSeen, CASE WHEN r.closedBy <= $version THEN r.validTo END AS validTo""";
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(visible.parameters());
        parameters.put("ids", List.copyOf(ids));
        parameters.put("skip", skip);
        parameters.put("end", skip + limit);
        return parameters;
    }

    @Override
    public Found map(Row row) {
        String of = row.text("of");
        Optional<Neighbour> neighbour = row.optionalText("kind")
                .map(kind ->
                        new Neighbour(of, RelationState.of(RelationKind.valueOf(kind), row), row.flag("outgoing")));
        return new Found(of, row.whole("total"), neighbour);
    }
}
