// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The claims about nodes of a label that ended in a stretch of time. */
record SelectEndedClaims(long version, EntityLabel label, Instant after, Instant until) implements Query<Claim> {
    private static final String CYPHER = """
            MATCH (c:Claim)
            WHERE c.label = $label AND c.closedBy <= $version AND c.validTo > $after AND c.validTo <= $until
            RETURN c.of AS of, c.label AS label, c.source AS source, c.properties AS properties,
              c.firstSeen AS firstSeen, coalesce(c.since, c.firstSeen) AS since, c.validTo AS validTo
            ORDER BY c.validTo, c.of, c.source""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of(
                "version", version,
                "label", label.text(),
                "after", Row.parameter(after),
                "until", Row.parameter(until));
    }

    @Override
    public Claim map(Row row) {
        return Claim.of(
                row.text("of"),
                row.text("label"),
                row.text("source"),
                row.text("properties"),
                row.time("firstSeen"),
                row.time("since"),
                Optional.of(row.time("validTo")));
    }
}
