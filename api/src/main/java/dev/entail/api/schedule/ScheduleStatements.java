// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.analytics.report.ReportFilter;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.report.ReportFormat;
import dev.entail.graph.store.NumberQuery;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** What {@link Schedules} asks of the store and tells it. */
final class ScheduleStatements {
    private ScheduleStatements() {}

    private static Map<String, Object> properties(ScheduleDraft draft, String savedBy, Instant at) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("report", draft.order().report());
        properties.put(
                "departments",
                draft.order().filter().departments().stream().sorted().toList());
        properties.put("kinds", draft.order().filter().kinds().stream().sorted().toList());
        properties.put(
                "scopes", draft.order().filter().scopes().stream().sorted().toList());
        properties.put(
                "formats", draft.order().formats().stream().map(Enum::name).toList());
        properties.put(
                "deliveries",
                draft.order().deliveries().stream().map(Delivery::text).toList());
        properties.put("cron", draft.cron().text());
        properties.put("zone", draft.cron().zone().getId());
        properties.put("catchUp", draft.catchUp().name());
        properties.put("suspended", draft.isSuspended());
        properties.put("savedBy", savedBy);
        properties.put("savedAt", Row.parameter(at));
        properties.put("settled", Row.parameter(at));
        return properties;
    }

    /** Answers 1, or 0 where the name is taken. */
    record Create(String id, String name, ScheduleDraft draft, String savedBy, Instant at) implements NumberQuery {
        private static final String CYPHER = """
                OPTIONAL MATCH (other:ReportSchedule {name: $name})
                WITH other WHERE other IS NULL
                CREATE (s:ReportSchedule {id: $id, name: $name, createdAt: $at, fence: 0}) SET s += $properties
                RETURN count(s) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of(
                    "id", id, "name", name, "at", Row.parameter(at), "properties", properties(draft, savedBy, at));
        }
    }

    /** Answers how many there are of the id, or none where another has the name. */
    record Update(String id, String name, ScheduleDraft draft, String savedBy, Instant at) implements NumberQuery {
        private static final String CYPHER = """
                MATCH (s:ReportSchedule {id: $id})
                WHERE NOT EXISTS { MATCH (other:ReportSchedule {name: $name}) WHERE other.id <> $id }
                SET s.name = $name, s += $properties
                RETURN count(s) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("id", id, "name", name, "properties", properties(draft, savedBy, at));
        }
    }

    /** Answers how many there were; what it ran stays in the history. */
    record Delete(String id) implements NumberQuery {
        private static final String CYPHER =
                "MATCH (s:ReportSchedule {id: $id}) WITH s, s.id AS id DELETE s RETURN count(id) AS number";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("id", id);
        }
    }

    /** What falls into a suspension is not caught up, so slots count anew from its end. */
    record Suspend(String id, boolean is, Instant at) implements NumberQuery {
        private static final String CYPHER = """
                MATCH (s:ReportSchedule {id: $id})
                SET s.settled = CASE WHEN s.suspended AND NOT $is THEN $at ELSE s.settled END, s.suspended = $is
                RETURN count(s) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("id", id, "is", is, "at", Row.parameter(at));
        }
    }

    /** All schedules, by name. */
    record Select() implements Query<Schedule> {
        private static final String CYPHER = """
                MATCH (s:ReportSchedule)
                RETURN s.id AS id, s.name AS name, s.report AS report, s.departments AS departments, s.kinds AS kinds,
                       s.scopes AS scopes, s.formats AS formats, s.deliveries AS deliveries, s.cron AS cron,
                       s.zone AS zone, s.catchUp AS catchUp, s.suspended AS suspended, s.savedBy AS savedBy,
                       s.createdAt AS createdAt, s.savedAt AS savedAt, s.settled AS settled,
                       s.reportedAt AS reportedAt
                ORDER BY name""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Schedule map(Row row) {
            ReportFilter filter = new ReportFilter(
                    new HashSet<>(row.texts("departments")),
                    new HashSet<>(row.texts("kinds")),
                    new HashSet<>(row.texts("scopes")));
            ReportOrder order = new ReportOrder(
                    row.text("report"),
                    filter,
                    row.texts("formats").stream().map(ReportFormat::valueOf).toList(),
                    row.texts("deliveries").stream().map(Delivery::of).toList());
            return new Schedule(
                    row.text("id"),
                    row.text("name"),
                    order,
                    Cron.of(row.text("cron"), row.text("zone")),
                    CatchUp.valueOf(row.text("catchUp")),
                    row.flag("suspended"),
                    row.text("savedBy"),
                    row.time("createdAt"),
                    row.time("savedAt"),
                    row.time("settled"),
                    row.optionalTime("reportedAt"));
        }
    }
}
