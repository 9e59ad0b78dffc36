// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.audit;

import dev.entail.graph.store.NumberQuery;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import dev.entail.graph.store.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@link Audit} asks of the store and tells it. */
final class AuditStatements {
    private AuditStatements() {}

    /** {@return what every action asks} */
    static List<Statement> all() {
        return List.of(new SelectHead(), new Append(anyEntry()));
    }

    private static AuditEntry anyEntry() {
        return new AuditEntry(
                1, Instant.EPOCH, AuditEntry.Phase.INTENT, 0, "", "", "", "", "", "", AuditEntry.NONE, AuditEntry.NONE);
    }

    /** The number and hash of the last entry. */
    record Head(long number, String hash) {
        static final Head START = new Head(0, AuditEntry.NONE);
    }

    record SelectHead() implements Query<Head> {
        private static final String CYPHER =
                "MATCH (h:AuditHead {name: 'audit'}) RETURN h.number AS number, h.hash AS hash";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Head map(Row row) {
            return new Head(row.whole("number"), row.text("hash"));
        }
    }

    /** Answers 1, or 0 where another entry came first; the head is locked before it is looked at. */
    record Append(AuditEntry entry) implements NumberQuery {
        private static final String CYPHER = """
                MERGE (h:AuditHead {name: 'audit'})
                ON CREATE SET h.number = 0, h.hash = $first
                SET h.touched = $number
                WITH h WHERE h.hash = $previous AND h.number = $number - 1
                SET h.number = $number, h.hash = $hash
                CREATE (e:AuditEntry {number: $number}) SET e += $entry
                RETURN count(e) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            Map<String, Object> properties = new HashMap<>();
            properties.put("at", entry.at().toString());
            properties.put("phase", entry.phase().name());
            properties.put("intent", entry.intent());
            properties.put("actor", entry.actor());
            properties.put("action", entry.action());
            properties.put("subject", entry.subject());
            properties.put("request", entry.request());
            properties.put("address", entry.address());
            properties.put("detail", entry.detail());
            properties.put("previous", entry.previous());
            properties.put("hash", entry.hash());
            return Map.of(
                    "first",
                    AuditEntry.NONE,
                    "number",
                    entry.number(),
                    "previous",
                    entry.previous(),
                    "hash",
                    entry.hash(),
                    "entry",
                    properties);
        }
    }

    record Count() implements NumberQuery {
        private static final String CYPHER = "MATCH (e:AuditEntry) RETURN count(e) AS number";

        @Override
        public String cypher() {
            return CYPHER;
        }
    }

    /** The entries of a stretch of numbers, in their order. */
    record Select(long from, long to) implements Query<AuditEntry> {
        private static final String CYPHER = """
                MATCH (e:AuditEntry) WHERE e.number >= $from AND e.number <= $to
                RETURN e.number AS number, e.at AS at, e.phase AS phase, e.intent AS intent, e.actor AS actor,
                       e.action AS action, e.subject AS subject, e.request AS request, e.address AS address,
                       e.detail AS detail, e.previous AS previous, e.hash AS hash
                ORDER BY number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("from", from, "to", to);
        }

        @Override
        public AuditEntry map(Row row) {
            return new AuditEntry(
                    row.whole("number"),
                    java.time.Instant.parse(row.text("at")),
                    AuditEntry.Phase.valueOf(row.text("phase")),
                    row.whole("intent"),
                    row.text("actor"),
                    row.text("action"),
                    row.text("subject"),
                    row.text("request"),
                    row.text("address"),
                    row.text("detail"),
                    row.text("previous"),
                    row.text("hash"));
        }
    }
}
