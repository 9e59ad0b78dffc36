// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Map;

/** All findings of a type, as a run compares them with what it finds. */
record SelectKnownFindings(String type) implements Query<KnownFinding> {
    static final String CYPHER = """
            MATCH (f:Finding {type: $type})
            RETURN f.id AS id, f.subject AS subject, f.status AS status, coalesce(f.content, 0) AS content,
                   f.lastSeen IS NOT NULL AS unseen, f.exceptionUntil AS exceptionUntil""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of("type", type);
    }

    @Override
    public KnownFinding map(Row row) {
        return new KnownFinding(
                row.text("id"),
                row.text("subject"),
                FindingStatus.valueOf(row.text("status")),
                row.whole("content"),
                row.flag("unseen"),
                row.optionalTime("exceptionUntil"));
    }
}
