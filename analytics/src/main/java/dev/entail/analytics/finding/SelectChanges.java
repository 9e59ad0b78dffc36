// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The steps in the lives of some findings, oldest first. */
record SelectChanges(Collection<String> findings) implements Query<FindingChange> {
    static final String CYPHER = """
            MATCH (c:FindingChange)
            WHERE c.finding IN $findings
            RETURN c.finding AS finding, c.at AS at, c.from AS from, c.to AS to, c.by AS by, c.note AS note
            ORDER BY at, elementId(c)""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("findings", List.copyOf(findings));
    }

    @Override
    public FindingChange map(Row row) {
        return new FindingChange(
                row.text("finding"),
                row.time("at"),
                FindingStatus.valueOf(row.text("from")),
                FindingStatus.valueOf(row.text("to")),
                row.text("by"),
                row.text("note"));
    }
}
