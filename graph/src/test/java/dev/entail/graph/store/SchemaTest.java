// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SchemaTest {
    @Test
    void namesTheNewestMigrationOfItsFolder() throws IOException, URISyntaxException {
        assertThat(migrations().getLast()).startsWith("V" + Schema.NEWEST + "__");
    }

    @Test
    void numbersTheMigrationsWithoutGap() throws IOException, URISyntaxException {
        List<String> names = migrations();

        for (int number = 1; number <= names.size(); number++) {
            assertThat(names.get(number - 1)).matches("V%04d__[A-Za-z_]+\\.cypher".formatted(number));
        }
    }

    private static List<String> migrations() throws IOException, URISyntaxException {
        Path folder = Path.of(Schema.class.getResource("/neo4j/migrations").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
