// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Map;

/** The relations of every kind that ended in a stretch of time. */
record SelectEndedRelations(long version, Instant after, Instant until) implements Query<RelationState> {
    private static final String CYPHER = """
            MATCH (a:Entity)-[r]->(b:Entity)
            WHERE r.closedBy <= $version AND r.validTo > $after AND r.validTo <= $until
            RETURN type(r) AS kind, a.id AS from, b.id AS to, r.statedBy AS source, properties(r) AS properties,
              r.firstSeen AS firstSeen, r.validTo AS validTo
            ORDER BY validTo, kind, from, to""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("version", version, "after", Row.parameter(after), "until", Row.parameter(until));
    }

    @Override
    public RelationState map(Row row) {
        return RelationState.of(RelationKind.valueOf(row.text("kind")), row);
    }
}
