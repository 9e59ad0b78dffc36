// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/** A Neo4j server as others run it, with a password; as a main class, until its standard input ends. */
final class TestServer implements AutoCloseable {
    static final String PASSWORD = "correct-horse-battery";

    private final Neo4j neo4j;

    TestServer(Path folder) {
        neo4j = Neo4jBuilders.newInProcessBuilder(folder)
                .withDisabledServer()
                .withConfig(GraphDatabaseSettings.auth_enabled, true)
                .build();
        neo4j.databaseManagementService()
                .database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
                .executeTransactionally(
                        "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", PASSWORD));
    }

    URI url() {
        return neo4j.boltURI();
    }

    @Override
    public void close() {
        neo4j.close();
    }

    static void main(String[] arguments) throws IOException {
        try (TestServer server = new TestServer(Path.of(arguments[0]))) {
            System.out.println("bolt " + server.url());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
