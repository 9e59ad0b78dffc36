// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;

/** The version of the last migration that the store has seen. */
record SelectSchemaVersion() implements Query<String> {
    private static final String CYPHER = """
            MATCH (m:__Neo4jMigration) WHERE NOT (m)-[:MIGRATED_TO]->() AND m.version <> 'BASELINE'
            RETURN m.version AS version ORDER BY version DESC LIMIT 1""";

    @Override
    public String cypher() {
        return CYPHER;
    }

    @Override
    public String map(Row row) {
        return row.text("version");
    }
}
