// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One embedded Neo4j for all test classes of a run, emptied before each test; a test takes it as a parameter. */
public final class SharedStore implements BeforeEachCallback, ParameterResolver {
    private static final class Holder {
        static final GraphStore STORE = start();

        private static GraphStore start() {
            try {
                GraphStore store = GraphStore.open(new StoreLocation.Embedded(
                        Files.createTempDirectory("entail-test").resolve("home")));
                Runtime.getRuntime().addShutdownHook(new Thread(store::close));
                return store;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static GraphStore store() {
        return Holder.STORE;
    }

    public static void empty(GraphStore store) {
        store.sweep(Cypher.command(
                "MATCH (n) WHERE NOT n:__Neo4jMigration AND NOT n:Graph"
                        + " CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS",
                Map.of()));
        store.write(Cypher.command("MATCH (g:Graph) SET g.version = 0, g.lastLoad = 0", Map.of()));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        empty(store());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GraphStore.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store();
    }
}
