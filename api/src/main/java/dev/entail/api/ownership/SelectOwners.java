// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.ownership;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who owns some things, by every source, at one version. */
record SelectOwners(Collection<String> ids, long version) implements Query<Owned> {
    private static final String CYPHER = """
            UNWIND $ids AS id MATCH (thing:Entity {id: id})-[r:OWNED_BY]->(owner:Entity)
            WHERE r.addedBy <= $version AND r.closedBy > $version
            RETURN thing.id AS thing, owner.id AS owner, r.role AS role, r.source AS basis, r.statedBy AS source,
                   r.attestedAt AS attestedAt, r.attestedBy AS attestedBy, r.confidence AS confidence,
                   coalesce(r.since, r.firstSeen) AS since
            ORDER BY thing, owner, role""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("ids", List.copyOf(ids), "version", version);
    }

    @Override
    public Owned map(Row row) {
        return new Owned(
                row.text("thing"),
                row.text("owner"),
                row.optionalText("role"),
                row.optionalText("basis").filter(basis -> !basis.equals(row.text("source"))),
                row.text("source"),
                row.optionalTime("attestedAt"),
                row.optionalText("attestedBy"),
                row.optionalDecimal("confidence"),
                row.time("since"));
    }
}
