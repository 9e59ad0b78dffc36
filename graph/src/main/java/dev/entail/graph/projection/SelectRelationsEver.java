// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** All that was ever said of relations of some nodes, ended or not, up to a version. */
record SelectRelationsEver(Collection<String> ids, long version) implements Query<RelationState> {
    private static final String CYPHER = """
            UNWIND $ids AS id MATCH (e:Entity {id: id})-[r]-(:Entity) WHERE r.addedBy <= $version
            WITH DISTINCT r
            RETURN type(r) AS kind, startNode(r).id AS from, endNode(r).id AS to, r.statedBy AS source,
                   properties(r) AS properties, r.firstSeen AS firstSeen,
                   CASE WHEN r.closedBy <= $version THEN r.validTo END AS validTo""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("ids", List.copyOf(ids), "version", version);
    }

    @Override
    public RelationState map(Row row) {
        return RelationState.of(RelationKind.valueOf(row.text("kind")), row);
    }
}
