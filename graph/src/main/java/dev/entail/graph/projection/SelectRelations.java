// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Map;

/** The relations of one kind that a reader sees, with all they carry. */
final class SelectRelations implements Query<RelationState> {
    private final RelationKind kind;
    private final Visibility visible;

    SelectRelations(RelationKind kind, Visibility visible) {
        this.kind = kind;
        this.visible = visible;
    }

    @Override
    public String cypher() {
        return "MATCH (a:Entity)-[r:" + kind.name() + "]->(b:Entity) WHERE " + visible.condition("r")
                + " RETURN a.id AS from, b.id AS to, r.statedBy AS source, properties(r) AS properties,"
                + " r.firstSeen AS firstSeen, CASE WHEN r.closedBy <= $version THEN r.validTo END AS validTo";
    }

    @Override
    public Map<String, Object> parameters() {
        return visible.parameters();
    }

    @Override
    public RelationState map(Row row) {
        return RelationState.of(kind, row);
    }
}
