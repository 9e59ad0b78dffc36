// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that tells how to write a technique, against what the schema allows. */
final class TechniquesPageTest {
    private final String page = page();

    @Test
    void tellsOfEveryFieldAndEveryAllowedValue() throws IOException {
        TreeSet<String> words = new TreeSet<>();
        for (JsonNode rule : schema().findParents("properties")) {
            rule.path("properties").fieldNames().forEachRemaining(words::add);
        }
        schema().findValues("enum").forEach(values -> values.forEach(value -> words.add(value.asText())));

        assertThat(words)
                .hasSizeGreaterThan(50)
                .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    @Test
    void showsAnExampleThatIsTaken() {
        List<Technique> shown = Pattern.compile("```yaml\n(- id:.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(TechniquesPageTest::read)
                .flatMap(List::stream)
                .toList();

        assertThat(shown).isNotEmpty();
    }

    private static List<Technique> read(MatchResult example) {
        return TechniqueCatalogue.read(List.of(new TechniqueFile("aws", "techniques.md", example.group(1))))
                .all();
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = SchemaCheck.class.getResourceAsStream(SchemaCheck.SCHEMA)) {
            return new JsonMapper().readTree(Objects.requireNonNull(in));
        }
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/techniques.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
