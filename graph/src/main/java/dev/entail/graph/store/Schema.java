// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;

/** The versioned migrations of constraints, indexes and data, applied when a store is opened. */
final class Schema {
    /** The newest file under {@code neo4j/schema}; a test holds it against the folder. */
    static final String NEWEST = "0014";

    private static final String FOLDER = "neo4j/schema";

    /** Stores from before 0012 came to the same in eleven steps; what 0012 and later do holds where it was done before. */
    private static final String FIRST_OF_SMALLER_STEPS = "0001";

    private Schema() {}

    static void migrate(Driver driver) {
        List<String> applied = applied(driver);
        if (applied.contains(NEWEST)) {
            return;
        }
        MigrationsConfig config = MigrationsConfig.builder()
                .withLocationsToScan("classpath:" + FOLDER)
                .withResourceScanner(folders -> files())
                .withTransactionMode(MigrationsConfig.TransactionMode.PER_MIGRATION)
                .build();
        Migrations migrations = new Migrations(config, driver);
        if (applied.contains(FIRST_OF_SMALLER_STEPS)) {
            migrations.clean(false);
        }
        migrations.apply();
    }

    /** The files beside this class; searching the whole class path for them takes seconds. */
    private static List<URL> files() {
        try {
            URI folder = Objects.requireNonNull(Schema.class.getResource("/" + FOLDER))
                    .toURI();
            if (folder.getScheme().equals("file")) {
                return files(Path.of(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
                return files(jar.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The migrations of the graph cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<URL> files(Path folder) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                urls.add(file.toUri().toURL());
            }
        }
        return urls;
    }

    /** One cheap look instead of the whole chain: opening an up-to-date store should cost next to nothing. */
    private static List<String> applied(Driver driver) {
        try (Session session = driver.session()) {
            return session.executeRead(transaction -> transaction
                    .run("MATCH (m:__Neo4jMigration) RETURN m.version AS version")
                    .list(row -> row.get("version").asString()));
        }
    }
}
