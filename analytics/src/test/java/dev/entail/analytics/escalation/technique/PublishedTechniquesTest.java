// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue against the 65 published techniques of the development data, where that is at hand. */
final class PublishedTechniquesTest {
    /** Published as required, and not required here, with the reason. */
    private static final Map<String, Deviation> PERMISSIONS = Map.of(
            "ec2instanceconnect-003",
            new Deviation("ec2:DescribeInstances", "finds the instance's id, which can be known otherwise"));

    private static final Map<String, Deviation> CATEGORIES = Map.of(
            "cloudformation-005",
            new Deviation("existing-passrole", "the role is the one that the stack has; no role is passed"));

    private final TechniqueCatalogue catalogue = TechniqueCatalogue.bundled();

    private record Deviation(String value, String reason) {}

    @Test
    void hasEachPublishedTechnique() {
        assertThat(published())
                .hasSizeGreaterThanOrEqualTo(65)
                .allSatisfy(technique -> assertThat(catalogue.find(id(technique)))
                        .as(id(technique))
                        .isPresent());
    }

    @Test
    void hasEachTechniqueThatWasPublishedLater() throws IOException {
        Path list = corpus().resolve("aws/techniques/newer-ids.txt");
        assumeThat(list).as("the development data").isRegularFile();

        assertThat(Files.readAllLines(list))
                .filteredOn(line -> line.contains(" - "))
                .hasSizeGreaterThanOrEqualTo(80)
                .allSatisfy(line -> {
                    String id = line.substring(0, line.indexOf(" - ")).toLowerCase(Locale.ROOT);
                    assertThat(catalogue.find(id)).as(line).isPresent();
                    assertThat(ours(id).actions())
                            .as(line)
                            .containsAll(Set.of(
                                    line.substring(line.indexOf(" - ") + 3).split(" \\+ ")));
                });
    }

    @Test
    void requiresAtLeastWhatIsPublishedAsRequired() {
        assertThat(published()).allSatisfy(technique -> {
            Set<String> required = required(technique);
            Deviation deviation = PERMISSIONS.get(id(technique));
            if (deviation != null) {
                assertThat(required).as(deviation.reason()).contains(deviation.value());
                required.remove(deviation.value());
            }
            assertThat(ours(technique).actions()).as(id(technique)).containsAll(required);
        });
    }

    @Test
    void keepsThePublishedCategories() {
        assertThat(published()).allSatisfy(technique -> {
            Deviation deviation = CATEGORIES.get(id(technique));
            String expected = deviation == null ? technique.path("category").asText() : deviation.value();
            assertThat(ours(technique).category().label()).as(id(technique)).isEqualTo(expected);
        });
    }

    @Test
    void describesTechniquesInItsOwnWords() {
        assertThat(published())
                .allSatisfy(
                        technique -> assertThat(technique.path("description").asText())
                                .as(id(technique))
                                .doesNotContain(ours(technique).description()));
    }

    private Technique ours(JsonNode technique) {
        return ours(id(technique));
    }

    private Technique ours(String id) {
        return catalogue.find(id).orElseThrow();
    }

    private static String id(JsonNode technique) {
        return technique.path("id").asText();
    }

    private static Set<String> required(JsonNode technique) {
        Set<String> actions = new TreeSet<>();
        technique
                .path("permissions")
                .path("required")
                .forEach(permission -> actions.add(permission.path("permission").asText()));
        return actions;
    }

    private static List<JsonNode> published() {
        Path folder = corpus().resolve("aws/techniques");
        assumeThat(folder).as("the development data").isDirectory();
        YAMLMapper mapper = new YAMLMapper();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> tree(mapper, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(YAMLMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path corpus() {
        String given = System.getProperty("entail.corpus", "");
        return Path.of(given.isBlank() || given.startsWith("$") ? "../../shared/data" : given);
    }
}
