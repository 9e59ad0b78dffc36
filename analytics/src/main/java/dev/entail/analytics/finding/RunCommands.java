// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Command;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a run writes, each for one batch. */
final class RunCommands {
    private RunCommands() {}

    private static List<Map<String, Object>> properties(String type, List<FindingRow> rows) {
        return rows.stream().map(row -> row.properties(type)).toList();
    }

    /** New findings; ones that another run wrote meanwhile are left as they are. */
    record Create(String type, List<FindingRow> rows, Instant at) implements Command {
        static final String CYPHER = """
                UNWIND $rows AS row
                MERGE (f:Finding {id: row.id})
                ON CREATE SET f = row {.*, status: 'OPEN', firstSeen: $at, reopened: 0}""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("rows", properties(type, rows), "at", Row.parameter(at));
        }
    }

    /** Findings that read differently now, or that the run before could not judge. */
    record Update(String type, List<FindingRow> rows) implements Command {
        static final String CYPHER = """
                UNWIND $rows AS row
                MATCH (f:Finding {id: row.id})
                SET f += row, f.lastSeen = null""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("rows", properties(type, rows));
        }
    }

    /** Findings whose cause has returned: open again, whatever was decided before they were gone. */
    record Return(List<String> ids, Instant at) implements Command {
        static final String CYPHER = """
                UNWIND $ids AS id
                MATCH (f:Finding {id: id, status: 'RESOLVED'})
                CREATE (:FindingChange {finding: id, at: $at, from: 'RESOLVED', to: 'OPEN', by: $by,
                                        note: 'Its cause has returned'})
                SET f.status = 'OPEN', f.resolvedAt = null, f.reopened = coalesce(f.reopened, 0) + 1,
                    f.reopenedAt = $at""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("ids", ids, "at", Row.parameter(at), "by", FindingChange.RUN);
        }
    }

    /** Findings whose exception has expired. */
    record Expire(List<String> ids, Instant at) implements Command {
        static final String CYPHER = """
                UNWIND $ids AS id
                MATCH (f:Finding {id: id, status: 'EXCEPTED'}) WHERE f.exceptionUntil <= $at
                CREATE (:FindingChange {finding: id, at: f.exceptionUntil, from: 'EXCEPTED', to: 'OPEN', by: $by,
                                        note: 'Its exception has expired'})
                SET f.status = 'OPEN', f.reopened = coalesce(f.reopened, 0) + 1, f.reopenedAt = f.exceptionUntil,
                    f.exceptionApprover = null, f.exceptionReason = null, f.exceptionUntil = null,
                    f.exceptionBy = null, f.exceptionAt = null""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("ids", ids, "at", Row.parameter(at), "by", FindingChange.RUN);
        }
    }

    /** Findings whose cause is gone. */
    record Resolve(List<String> ids, Instant at) implements Command {
        static final String CYPHER = """
                UNWIND $ids AS id
                MATCH (f:Finding {id: id}) WHERE f.status <> 'RESOLVED'
                OPTIONAL MATCH (r:AnalysisRun {type: f.type})
                CREATE (:FindingChange {finding: id, at: $at, from: f.status, to: 'RESOLVED', by: $by,
                                        note: 'Its cause is gone'})
                SET f.status = 'RESOLVED', f.resolvedAt = $at, f.lastSeen = coalesce(f.lastSeen, r.at, f.firstSeen),
                    f.acknowledgedBy = null, f.acknowledgedAt = null, f.acknowledgedNote = null,
                    f.exceptionApprover = null, f.exceptionReason = null, f.exceptionUntil = null,
                    f.exceptionBy = null, f.exceptionAt = null""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("ids", ids, "at", Row.parameter(at), "by", FindingChange.RUN);
        }
    }

    /** Findings that this run could not judge: they stay, and were last seen by the run before. */
    record Keep(List<String> ids) implements Command {
        static final String CYPHER = """
                UNWIND $ids AS id
                MATCH (f:Finding {id: id}) WHERE f.lastSeen IS NULL
                OPTIONAL MATCH (r:AnalysisRun {type: f.type})
                SET f.lastSeen = coalesce(r.at, f.firstSeen)""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("ids", ids);
        }
    }

    /** That an analysis has run: all its findings that are not said to be unseen were seen then. */
    record Finish(String type, Instant at) implements Command {
        static final String CYPHER =
                "MERGE (r:AnalysisRun {type: $type}) SET r.at = $at, r.times = coalesce(r.times, 0) + 1";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("type", type, "at", Row.parameter(at));
        }
    }
}
