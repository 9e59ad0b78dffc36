// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import static org.assertj.core.api.Assertions.assertThat;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import dev.entail.graph.load.Loader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.summary.GqlStatusObject;

final class SchemaTest {
    private static final String PASSWORD = "of-this-test-only";

    @Test
    void namesTheNewestMigrationOfItsFolder() throws IOException, URISyntaxException {
        assertThat(migrations().getLast()).startsWith("V" + Schema.NEWEST + "__");
    }

    @Test
    void numbersTheMigrationsWithoutGap() throws IOException, URISyntaxException {
        List<String> names = migrations();

        for (int at = 0; at < names.size(); at++) {
            assertThat(names.get(at)).matches("V%04d__[A-Za-z_]+\\.cypher".formatted(at + 12));
        }
    }

    @Test
    void takesStoresOnThatCameHereInSmallerSteps(@TempDir Path folder) throws IOException {
        Path steps = Files.createDirectories(folder.resolve("steps"));
        Files.writeString(
                steps.resolve("V0001__Constrain_ids.cypher"),
                "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;\n");
        Files.writeString(
                steps.resolve("V0004__Begin_at_version_zero.cypher"),
                "MERGE (g:Graph) SET g.version = 7, g.lastLoad = 9;\n");
        Path data = folder.resolve("data");
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(data, PASSWORD);
                Driver driver = GraphDatabase.driver(neo4j.bolt(), AuthTokens.basic(EmbeddedNeo4j.USER, PASSWORD))) {
            MigrationsConfig config = MigrationsConfig.builder()
                    .withLocationsToScan(steps.toUri().toString())
                    .build();
            new Migrations(config, driver).apply();

            Schema.migrate(driver);

            assertThat(driver.executableQuery("MATCH (g:Graph) RETURN g.version AS version, g.lastLoad AS load")
                            .execute()
                            .records())
                    .singleElement()
                    .satisfies(graph -> assertThat(graph.asMap()).isEqualTo(Map.of("version", 7L, "load", 9L)));
            assertThat(versions(driver)).contains(Schema.NEWEST).doesNotContain("0001");

            Schema.migrate(driver);
            assertThat(versions(driver)).contains(Schema.NEWEST);
        }
    }

    @Test
    void knowsAllThatALoadAsksForSoThatItIsPlannedOnce(@TempDir Path data) {
        try (EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(data, PASSWORD);
                Driver driver = GraphDatabase.driver(neo4j.bolt(), AuthTokens.basic(EmbeddedNeo4j.USER, PASSWORD))) {
            Schema.migrate(driver);

            assertThat(Loader.statements())
                    .allSatisfy(statement -> assertThat(driver.executableQuery("EXPLAIN " + statement.cypher())
                                    .withParameters(statement.parameters())
                                    .execute()
                                    .summary()
                                    .gqlStatusObjects())
                            .extracting(GqlStatusObject::statusDescription)
                            .noneMatch(said -> said.contains("does not exist")));
        }
    }

    private static List<String> versions(Driver driver) {
        return driver
                .executableQuery("MATCH (m:__Neo4jMigration) RETURN m.version AS version")
                .execute()
                .records()
                .stream()
                .map(row -> row.get("version").asString())
                .toList();
    }

    private static List<String> migrations() throws IOException, URISyntaxException {
        Path folder = Path.of(Schema.class.getResource("/neo4j/schema").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
