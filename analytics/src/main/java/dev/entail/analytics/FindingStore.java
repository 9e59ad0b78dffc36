// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings in the graph's store: opened when first seen, resolved when their cause is gone, reopened when it returns. */
public final class FindingStore {
    private static final int BATCH = 2_000;

    private final GraphStore store;

    public FindingStore(GraphStore store) {
        this.store = store;
    }

    /** {@return all findings, gravest first} */
    public List<Finding> all() {
        return store.list(new SelectFindings()).stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::risk, Comparator.reverseOrder())
                        .thenComparing(Finding::type)
                        .thenComparing(finding -> finding.subject().id())
                        .thenComparing(Finding::id))
                .toList();
    }

    /** Records what one analysis found at a time, and resolves what it found before and does not find now. */
    void record(String type, List<Suspicion> found, Instant at) {
        for (int start = 0; start < found.size(); start += BATCH) {
            List<Map<String, Object>> rows = found.subList(start, Math.min(found.size(), start + BATCH)).stream()
                    .map(suspicion -> row(type, suspicion))
                    .toList();
            store.write(new MergeFindings(rows, at));
        }
        List<String> ids = found.stream()
                .map(suspicion -> Fingerprint.of(type, suspicion.subject().id(), suspicion.cause()))
                .toList();
        store.write(new ResolveOthers(type, ids, at));
    }

    private static Map<String, Object> row(String type, Suspicion suspicion) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", Fingerprint.of(type, suspicion.subject().id(), suspicion.cause()));
        row.put("type", type);
        row.put("title", suspicion.title());
        row.put("severity", suspicion.severity().name());
        row.put("risk", suspicion.risk());
        row.put("subject", suspicion.subject().id());
        row.put("subjectName", suspicion.subject().name());
        row.put("subjectLabel", suspicion.subject().label().name());
        row.put("evidence", suspicion.evidence().stream().map(Evidence::text).toList());
        return row;
    }

    private record MergeFindings(List<Map<String, Object>> rows, Instant at) implements Command {
        private static final String CYPHER = """
                UNWIND $rows AS row
                MERGE (f:Finding {id: row.id})
                ON CREATE SET f.firstSeen = $at, f.status = 'OPEN'
                SET f += row, f.lastSeen = $at,
                    f.status = CASE f.status WHEN 'RESOLVED' THEN 'OPEN' ELSE f.status END,
                    f.resolvedAt = null""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("rows", rows, "at", Row.parameter(at));
        }
    }

    private record ResolveOthers(String type, List<String> ids, Instant at) implements Command {
        private static final String CYPHER = """
                MATCH (f:Finding {type: $type})
                WHERE f.status <> 'RESOLVED' AND NOT f.id IN $ids
                SET f.status = 'RESOLVED', f.resolvedAt = $at""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("type", type, "ids", ids, "at", Row.parameter(at));
        }
    }

    private static final class SelectFindings implements Query<Finding> {
        private static final String CYPHER = """
                MATCH (f:Finding)
                RETURN f.id AS id, f.type AS type, f.title AS title, f.severity AS severity, f.risk AS risk,
                       f.status AS status, f.subject AS subject, f.subjectName AS subjectName,
                       f.subjectLabel AS subjectLabel, f.firstSeen AS firstSeen, f.lastSeen AS lastSeen,
                       f.evidence AS evidence""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }

        @Override
        public Finding map(Row row) {
            return new Finding(
                    row.text("id"),
                    row.text("type"),
                    row.text("title"),
                    Severity.valueOf(row.text("severity")),
                    row.optionalDecimal("risk").orElse(0.0),
                    FindingStatus.valueOf(row.text("status")),
                    new EntityRef(
                            row.text("subject"),
                            row.text("subjectName"),
                            EntityLabel.valueOf(row.text("subjectLabel"))),
                    row.time("firstSeen"),
                    row.time("lastSeen"),
                    row.texts("evidence").stream().map(Evidence::of).toList());
        }
    }
}
