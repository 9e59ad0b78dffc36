// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.graph.store.NumberQuery;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * By what servers that share a store agree who runs a schedule. Whoever takes a lease gets a number that is higher than
 * all before (a fencing token); what a holder writes counts only while its number is the last one. Leases are timed by the
 * clock of the store, so the clocks of the servers need not agree. Each statement locks a node, by writing when it was touched,
 * before it looks at it: what is read without the lock may be of before another server's step.
 */
final class LeaseStatements {
    private LeaseStatements() {}

    /**
     * Answers with the number of the lease, or with nothing where another holds it, or where the schedule is no longer as
     * the caller thinks.
     *
     * @param settled the last slot that the caller knows to be settled; empty for a run that is outside the schedule
     */
    record Take(String schedule, Optional<Instant> settled, String holder, Duration time) implements NumberQuery {
        private static final String CYPHER = """
                MATCH (s:ReportSchedule {id: $schedule})
                SET s.touchedAt = datetime.realtime()
                WITH s WHERE (s.leaseUntil IS NULL OR s.leaseUntil < datetime.realtime())
                  AND ($anyhow OR (s.settled = $settled AND NOT s.suspended))
                SET s.fence = s.fence + 1, s.holder = $holder,
                    s.leaseUntil = datetime.realtime() + duration({milliseconds: $milliseconds})
                RETURN s.fence AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of(
                    "schedule", schedule,
                    "anyhow", settled.isEmpty(),
                    "settled", Row.parameter(settled.orElse(Instant.EPOCH)),
                    "holder", holder,
                    "milliseconds", time.toMillis());
        }
    }

    /**
     * Begins a run, or takes it over from a holder that is gone, and answers with what that one delivered; with nothing
     * where the lease was lost and a later holder has begun.
     */
    record Begin(String run, long fence, String holder, Duration time, Map<String, Object> properties)
            implements Query<RunStatements.Begun> {
        private static final String CYPHER = """
                MERGE (r:ReportRun {id: $run}) ON CREATE SET r += $properties, r.attempts = 0, r.fence = $fence
                SET r.touchedAt = datetime.realtime()
                WITH r WHERE r.fence <= $fence
                SET r.state = 'RUNNING', r.fence = $fence, r.server = $holder, r.attempts = r.attempts + 1,
                    r.aliveUntil = datetime.realtime() + duration({milliseconds: $milliseconds})
                RETURN r.deliveries AS deliveries, r.attempts AS attempts, r.startedAt AS startedAt""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of(
                    "run", run,
                    "fence", fence,
                    "holder", holder,
                    "milliseconds", time.toMillis(),
                    "properties", properties);
        }

        @Override
        public RunStatements.Begun map(Row row) {
            return new RunStatements.Begun(
                    RunJson.sent(row.text("deliveries")), row.whole("attempts"), row.time("startedAt"));
        }
    }

    /** Answers 1, or 0 where the lease was lost. */
    record Renew(String schedule, String run, long fence, Duration time) implements NumberQuery {
        private static final String CYPHER = """
                MATCH (r:ReportRun {id: $run})
                SET r.touchedAt = datetime.realtime()
                WITH r WHERE r.fence = $fence
                OPTIONAL MATCH (s:ReportSchedule {id: $schedule})
                SET s.touchedAt = datetime.realtime()
                WITH r, s WHERE s IS NULL OR s.fence = $fence
                SET r.aliveUntil = datetime.realtime() + duration({milliseconds: $milliseconds}),
                    s.leaseUntil = datetime.realtime() + duration({milliseconds: $milliseconds})
                RETURN count(r) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("schedule", schedule, "run", run, "fence", fence, "milliseconds", time.toMillis());
        }
    }

    /** Passes slots over, and writes down that it did; answers 1, or 0 where the lease was lost. */
    record Miss(String schedule, long fence, String run, Map<String, Object> properties, List<Instant> slots)
            implements NumberQuery {
        private static final String CYPHER = """
                MATCH (s:ReportSchedule {id: $schedule})
                SET s.touchedAt = datetime.realtime()
                WITH s WHERE s.fence = $fence
                SET s.settled = $last
                MERGE (r:ReportRun {id: $run}) ON CREATE SET r += $properties
                RETURN count(r) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of(
                    "schedule", schedule,
                    "fence", fence,
                    "run", run,
                    "last", Row.parameter(slots.getLast()),
                    "properties", properties);
        }
    }

    /** Gives a lease back before its time. */
    record Release(String schedule, long fence) implements NumberQuery {
        private static final String CYPHER = """
                MATCH (s:ReportSchedule {id: $schedule})
                SET s.touchedAt = datetime.realtime()
                WITH s WHERE s.fence = $fence
                SET s.leaseUntil = null
                RETURN count(s) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("schedule", schedule, "fence", fence);
        }
    }
}
