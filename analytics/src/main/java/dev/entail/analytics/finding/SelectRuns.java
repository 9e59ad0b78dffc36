// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Map;

/** When each analysis ran last. */
record SelectRuns() implements Query<Map.Entry<String, Instant>> {
    static final String CYPHER = "MATCH (r:AnalysisRun) RETURN r.type AS type, r.at AS at ORDER BY type";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map.Entry<String, Instant> map(Row row) {
        return Map.entry(row.text("type"), row.time("at"));
    }
}
