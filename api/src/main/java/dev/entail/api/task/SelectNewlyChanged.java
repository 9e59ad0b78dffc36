// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.task;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** The ids of findings that some runs found for the first time or changed, and of those that people decided about since. */
record SelectNewlyChanged(Collection<Instant> runs, Instant since) implements Query<SelectNewlyChanged.Change> {
    private static final int MOST = 10_000;
    private static final String CYPHER = """
            CALL () {
                MATCH (f:Finding) WHERE f.firstSeen IN $runs RETURN f.id AS id, f.firstSeen AS at
                UNION
                MATCH (c:FindingChange) WHERE c.at IN $runs RETURN c.finding AS id, c.at AS at
                UNION
                MATCH (c:FindingChange) WHERE c.at > $since AND c.by <> 'analysis' RETURN c.finding AS id, c.at AS at
            }
            RETURN id, max(at) AS at ORDER BY at, id LIMIT $most""";

    /** That a finding changed. */
    record Change(String id, Instant at) {}

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("runs", runs.stream().map(Row::parameter).toList(), "since", Row.parameter(since), "most", MOST);
    }

    @Override
    public Change map(Row row) {
        return new Change(row.text("id"), row.time("at"));
    }
}
