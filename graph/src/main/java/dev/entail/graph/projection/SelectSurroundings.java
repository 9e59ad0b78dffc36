// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The neighbours of some nodes, of each kind, direction and label a few, and how many there are of it. */
record SelectSurroundings(Visibility visible, Collection<String> ids, Set<RelationKind> kinds, long most)
        implements Query<SelectSurroundings.Found> {

    /** One neighbour, what it is, and how many the node has of the same kind, direction and label. */
    record Found(Neighbour neighbour, EntityLabel label, long total) {}

    @Override
    public String cypher() {
        return "UNWIND $ids AS id MATCH (e:Entity {id: id})" + Direction.BOTH.pattern(new TreeSet<>(kinds))
                + "(n:Entity) WHERE " + visible.condition("r") + """
                 WITH id, r, n, startNode(r) = e AS outgoing ORDER BY n.id
                WITH id, type(r) AS kind, outgoing, [label IN labels(n) WHERE label <> 'Entity'][0] AS label,
                     collect(r) AS found
                WITH id, kind, outgoing, label, size(found) AS total, found[0..$most] AS some
                UNWIND some AS r
                RETURN id AS of, kind, outgoing, label, total, startNode(r).id AS from, endNode(r).id AS to,
                       r.statedBy AS source, properties(r) AS properties, r.firstSeen AS firstSeen,
                       CASE WHEN r.closedBy <= $version THEN r.validTo END AS validTo""";
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>(visible.parameters());
        parameters.put("ids", List.copyOf(ids));
        parameters.put("most", most);
        return parameters;
    }

    @Override
    public Found map(Row row) {
        RelationState relation = RelationState.of(RelationKind.valueOf(row.text("kind")), row);
        return new Found(
                new Neighbour(row.text("of"), relation, row.flag("outgoing")),
                EntityLabel.of(row.text("label")).orElseThrow(),
                row.whole("total"));
    }
}
