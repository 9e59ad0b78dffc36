// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.auth;

import dev.entail.graph.store.Command;
import dev.entail.graph.store.NumberQuery;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@link Tokens} asks of the store and tells it. */
final class TokenStatements {
    private static final String TOKEN = """
            RETURN t.name AS name, t.scopes AS scopes, t.tenant AS tenant, t.within AS within, t.createdAt AS createdAt,
                   t.expiresAt AS expiresAt, t.lastUsedAt AS lastUsedAt, t.revokedAt AS revokedAt""";

    private TokenStatements() {}

    private static ApiToken token(Row row) {
        return new ApiToken(
                row.text("name"),
                row.texts("scopes").stream().map(Scope::of).collect(Collectors.toSet()),
                row.text("tenant"),
                Optional.of(row.texts("within")).filter(ids -> !ids.isEmpty()).map(Set::copyOf),
                row.time("createdAt"),
                row.optionalTime("expiresAt"),
                row.optionalTime("lastUsedAt"),
                row.optionalTime("revokedAt"));
    }

    /** Answers 1, or 0 where the name is taken. */
    record Create(String name, Map<String, Object> properties) implements NumberQuery {
        private static final String CYPHER = """
                OPTIONAL MATCH (other:ApiToken {name: $name})
                WITH other WHERE other IS NULL
                CREATE (t:ApiToken {name: $name}) SET t += $properties
                RETURN count(t) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("name", name, "properties", properties);
        }
    }

    /** All tokens. */
    record Select() implements Query<ApiToken> {
        private static final String CYPHER = """
                MATCH (t:ApiToken)
                """ + TOKEN + " ORDER BY name";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public ApiToken map(Row row) {
            return token(row);
        }
    }

    /** The token that a hash belongs to. */
    record ByHash(String hash) implements Query<ApiToken> {
        private static final String CYPHER = """
                MATCH (t:ApiToken {hash: $hash})
                """ + TOKEN;

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("hash", hash);
        }

        @Override
        public ApiToken map(Row row) {
            return token(row);
        }
    }

    /** Answers how many tokens of the name there are; a token that is revoked stays as it is. */
    record Revoke(String name, Instant at) implements NumberQuery {
        private static final String CYPHER = """
                MATCH (t:ApiToken {name: $name})
                SET t.revokedAt = coalesce(t.revokedAt, $at)
                RETURN count(t) AS number""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("name", name, "at", Row.parameter(at));
        }
    }

    record NoteUse(String name, Instant at) implements Command {
        private static final String CYPHER = "MATCH (t:ApiToken {name: $name}) SET t.lastUsedAt = $at";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("name", name, "at", Row.parameter(at));
        }
    }

    /** The key of the hashes, where there is one. */
    record Key() implements Query<String> {
        private static final String CYPHER = "MATCH (k:StoreKey {name: 'api-tokens'}) RETURN k.value AS value";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public String map(Row row) {
            return row.text("value");
        }
    }

    /** The key of the hashes, made where there is none. */
    record MakeKey(String fresh) implements Query<String> {
        private static final String CYPHER = """
                MERGE (k:StoreKey {name: 'api-tokens'}) ON CREATE SET k.value = $fresh
                RETURN k.value AS value""";

        @Override
        public String cypher() {
            return CYPHER;
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("fresh", fresh);
        }

        @Override
        public String map(Row row) {
            return row.text("value");
        }
    }
}
