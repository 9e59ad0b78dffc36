// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;

/**
 * What is different whenever findings are: every decision and every change of status is a {@code FindingChange}, and what
 * a run wrote anew is there when it is counted as finished. The store keeps these numbers, so asking costs next to nothing.
 */
record SelectStamp() implements Query<SelectStamp.Stamp> {
    record Stamp(long findings, long changes, long runs) {}

    static final String CYPHER = """
            CALL () { MATCH (f:Finding) RETURN count(f) AS findings }
            CALL () { MATCH (c:FindingChange) RETURN count(c) AS changes }
            CALL () { MATCH (r:AnalysisRun) RETURN sum(r.times) AS runs }
            RETURN findings, changes, runs""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Stamp map(Row row) {
        return new Stamp(row.whole("findings"), row.whole("changes"), row.whole("runs"));
    }
}
