// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.RelationKind;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Some relations with all they carry, by what the store calls them. */
final class SelectRelationsByNumber implements Query<Map.Entry<Long, RelationState>> {
    private static final String CYPHER = """
            MATCH (a)-[r]->(b) WHERE id(r) IN $numbers
            RETURN id(r) AS number, type(r) AS kind, a.id AS from, b.id AS to, r.statedBy AS source,
                   properties(r) AS properties, r.firstSeen AS firstSeen,
                   CASE WHEN r.closedBy <= $version THEN r.validTo END AS validTo""";

    private final long version;
    private final Collection<Long> numbers;

    SelectRelationsByNumber(long version, Collection<Long> numbers) {
        this.version = version;
        this.numbers = numbers;
    }

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("numbers", List.copyOf(numbers), "version", version);
    }

    @Override
    public Map.Entry<Long, RelationState> map(Row row) {
        RelationKind kind = RelationKind.of(row.text("kind")).orElseThrow();
        return Map.entry(row.whole("number"), RelationState.of(kind, row));
    }
}
