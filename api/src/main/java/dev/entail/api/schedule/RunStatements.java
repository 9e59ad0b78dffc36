// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.api.schedule.ReportRun.Sent;
import dev.entail.api.schedule.ReportRun.State;
import dev.entail.api.schedule.ReportRun.Trigger;
import dev.entail.graph.store.NumberQuery;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of runs, and what the history tells of them. */
final class RunStatements {
    private static final String RUN = """
            RETURN r.id AS id, r.schedule AS schedule, r.name AS name, r.report AS report, r.trigger AS trigger,
                   CASE WHEN r.state = 'RUNNING' AND r.aliveUntil < datetime.realtime()
                        THEN 'ABANDONED' ELSE r.state END AS state,
                   r.slot AS slot, r.startedAt AS startedAt, r.finishedAt AS finishedAt, r.attempts AS attempts,
                   r.error AS error, r.version AS version, r.asOf AS asOf, r.since AS since, r.files AS files,
                   r.deliveries AS deliveries, r.server AS server""";

    private RunStatements() {}

    /**
     * A run that was begun.
     *
     * @param deliveries what is done of them, where somebody began it before
     */
    record Begun(List<Sent> deliveries, long attempts, Instant startedAt) {}

    /** Writes down how deliveries stand; answers 1, or 0 where the lease was lost. */
    record Note(String run, long fence, List<Sent> deliveries) implements NumberQuery {
        private static final String CYPHER = """
                MATCH (r:ReportRun {id: $run})
                SET r.touchedAt = datetime.realtime()
                WITH r WHERE r.fence = $fence
                SET r.deliveries = $deliveries
                RETURN count(r) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("run", run, "fence", fence, "deliveries", RunJson.ofSent(deliveries));
        }
    }

    /**
     * Ends a run, settles its slot and gives the lease back, all at once; answers 1, or 0 where the lease was lost.
     *
     * @param settles whether it ran for a slot of its schedule
     * @param reported the time that it spoke of, where a report was made
     */
    record Finish(
            String schedule,
            String run,
            long fence,
            Map<String, Object> properties,
            boolean settles,
            Instant slot,
            Optional<Instant> reported)
            implements NumberQuery {
        private static final String CYPHER = """
                MATCH (r:ReportRun {id: $run})
                SET r.touchedAt = datetime.realtime()
                WITH r WHERE r.fence = $fence
                OPTIONAL MATCH (s:ReportSchedule {id: $schedule})
                SET s.touchedAt = datetime.realtime()
                WITH r, s WHERE s IS NULL OR s.fence = $fence
                SET r += $properties, s.leaseUntil = null,
                    s.settled = CASE WHEN $settles AND $slot > s.settled THEN $slot ELSE s.settled END,
                    s.reportedAt = CASE WHEN $reports THEN $reported ELSE s.reportedAt END
                RETURN count(r) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of(
                    "schedule", schedule,
                    "run", run,
                    "fence", fence,
                    "properties", properties,
                    "settles", settles,
                    "slot", Row.parameter(slot),
                    "reports", reported.isPresent(),
                    "reported", Row.parameter(reported.orElse(slot)));
        }
    }

    /** A stretch of the runs of a schedule, or of all where none is named, newest first. */
    record Select(String schedule, long skip, long limit) implements Query<ReportRun> {
        private static final String CYPHER = """
                MATCH (r:ReportRun) WHERE $schedule = '' OR r.schedule = $schedule
                WITH r ORDER BY r.startedAt DESC, r.id SKIP $skip LIMIT $limit
                """ + RUN;

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("schedule", schedule, "skip", skip, "limit", limit);
        }

        @Override
        public ReportRun map(Row row) {
            return run(row);
        }
    }

    /** One run. */
    record ById(String id) implements Query<ReportRun> {
        private static final String CYPHER = """
                MATCH (r:ReportRun {id: $id})
                """ + RUN;

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("id", id);
        }

        @Override
        public ReportRun map(Row row) {
            return run(row);
        }
    }

    /** How many runs a schedule has, or all have where none is named. */
    record Count(String schedule) implements NumberQuery {
        private static final String CYPHER =
                "MATCH (r:ReportRun) WHERE $schedule = '' OR r.schedule = $schedule RETURN count(r) AS number";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("schedule", schedule);
        }
    }

    private static ReportRun run(Row row) {
        return new ReportRun(
                row.text("id"),
                row.optionalText("schedule").filter(id -> !id.isEmpty()),
                row.text("name"),
                row.text("report"),
                Trigger.valueOf(row.text("trigger")),
                State.valueOf(row.text("state")),
                row.time("slot"),
                row.time("startedAt"),
                row.optionalTime("finishedAt"),
                row.whole("attempts"),
                row.text("error"),
                row.optionalWhole("version"),
                row.optionalTime("asOf"),
                row.optionalTime("since"),
                RunJson.files(row.text("files")),
                RunJson.sent(row.text("deliveries")),
                row.text("server"));
    }
}
