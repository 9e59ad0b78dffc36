// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/** The versioned migrations of constraints, indexes and data, applied when a store is opened. */
final class Schema {
    /** The newest file under {@code neo4j/migrations}; a test holds it against the folder. */
    static final String NEWEST = "0004";

    private Schema() {}

    static void migrate(Driver driver) {
        if (isCurrent(driver)) {
            return;
        }
        MigrationsConfig config = MigrationsConfig.builder()
                .withLocationsToScan("classpath:neo4j/migrations")
                .withTransactionMode(MigrationsConfig.TransactionMode.PER_STATEMENT)
                .build();
        new Migrations(config, driver).apply();
    }

    /** One cheap look instead of the whole chain: opening an up-to-date store should cost next to nothing. */
    private static boolean isCurrent(Driver driver) {
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> transaction
                    .run(
                            "MATCH (m:__Neo4jMigration {version: $version}) RETURN count(m) > 0 AS current",
                            java.util.Map.of("version", NEWEST))
                    .single()
                    .get("current")
                    .asBoolean());
        }
    }
}
