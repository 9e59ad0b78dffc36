// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import dev.entail.graph.store.Command;
import dev.entail.graph.store.NumberQuery;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What {@link ScimStore} asks of the store about resources, and tells it. */
final class ScimStatements {
    static final String COLUMNS = " r.type AS type, r.id AS id, r.number AS number, r.revision AS revision,"
            + " r.created AS created, r.lastModified AS lastModified, r.content AS content, r.events AS events";

    private ScimStatements() {}

    /** Resources by one of the keys that the store has an index of. */
    record ByKeys(Lookup lookup, Collection<String> keys) implements Query<StoredResource> {
        @Override
        public String cypher() {
            return "UNWIND $keys AS key MATCH (r:ScimResource {" + lookup.property() + ": key}) RETURN" + COLUMNS;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("keys", List.copyOf(keys));
        }

        @Override
        public StoredResource map(Row row) {
            return StoredResource.of(row);
        }
    }

    /** What the store has an index of. */
    enum Lookup {
        ID("key"),
        USER_NAME("userNameKey"),
        EXTERNAL_ID("externalKey"),
        DISPLAY_NAME("displayKey"),
        MANAGER("managerKey");

        private final String property;

        Lookup(String property) {
            this.property = property;
        }

        String property() {
            return property;
        }
    }

    /** How many resources of one type there are. */
    record Count(String collection) implements NumberQuery {
        private static final String CYPHER =
                "MATCH (r:ScimResource) WHERE r.collection = $collection RETURN count(*) AS number";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("collection", collection);
        }
    }

    /** Resources of one type in the order of their creation. */
    record Page(String collection, long skip, long limit) implements Query<StoredResource> {
        private static final String CYPHER = """
                MATCH (r:ScimResource) WHERE r.collection = $collection AND r.number >= 0
                WITH r ORDER BY r.collection, r.number SKIP $skip LIMIT $limit
                RETURN""" + COLUMNS;

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("collection", collection, "skip", skip, "limit", limit);
        }

        @Override
        public StoredResource map(Row row) {
            return StoredResource.of(row);
        }
    }

    /** Writes a resource, or makes one of what was only named. */
    record Save(String key, Map<String, Object> properties) implements Command {
        private static final String CYPHER = "MERGE (r:ScimResource {key: $key}) SET r = $properties";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("key", key, "properties", properties);
        }
    }

    /** Drops a resource, and what only it named. */
    record Delete(String key) implements Command {
        private static final String CYPHER = """
                MATCH (r:ScimResource {key: $key})
                OPTIONAL MATCH (r)-[:SCIM_MEMBER]->(named:ScimResource)
                WHERE named.content IS NULL AND COUNT { (named)<-[:SCIM_MEMBER]-() } = 1
                WITH r, collect(named) AS references
                FOREACH (named IN references | DETACH DELETE named)
                DETACH DELETE r""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("key", key);
        }
    }

    /** Notes that the graph does not know yet what the store says of these resources. */
    record MarkPending(String tenant, Collection<String> ids) implements Command {
        private static final String CYPHER = """
                UNWIND $ids AS id
                MERGE (p:ScimPending {key: $tenant + '/' + id}) SET p.tenant = $tenant, p.id = id""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("tenant", tenant, "ids", List.copyOf(ids));
        }
    }

    /** Notes that the graph knows what the store says. */
    record ClearPending(String tenant) implements Command {
        private static final String CYPHER = "MATCH (p:ScimPending {tenant: $tenant}) DELETE p";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("tenant", tenant);
        }
    }

    /** What the graph does not know yet. */
    record Pending(String tenant) implements Query<String> {
        private static final String CYPHER = "MATCH (p:ScimPending {tenant: $tenant}) RETURN p.id AS id";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("tenant", tenant);
        }

        @Override
        public String map(Row row) {
            return row.text("id");
        }
    }

    /** The highest number that a resource of a type has. */
    record LastNumber(String collection) implements Query<Long> {
        private static final String CYPHER = """
                MATCH (r:ScimResource) WHERE r.collection = $collection AND r.number >= 0
                RETURN r.number AS number ORDER BY r.collection DESC, r.number DESC LIMIT 1""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("collection", collection);
        }

        @Override
        public Long map(Row row) {
            return row.whole("number");
        }
    }
}
