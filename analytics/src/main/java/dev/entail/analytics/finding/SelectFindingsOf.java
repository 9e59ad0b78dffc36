// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The findings about some nodes, those whose cause is gone left out, in the usual order. */
record SelectFindingsOf(Collection<String> subjects, Map<String, Object> runs, Instant now) implements Query<Finding> {
    static final String CYPHER = """
            MATCH (f:Finding)
            WHERE f.subject IN $subjects AND f.status <> 'RESOLVED'
            WITH f ORDER BY f.rank, f.type, f.subject, f.id""" + FindingColumns.CYPHER;

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("subjects", List.copyOf(subjects), "runs", runs, "now", Row.parameter(now));
    }

    @Override
    public Finding map(Row row) {
        return FindingColumns.read(row);
    }
}
