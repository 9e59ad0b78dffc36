// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.analytics.access.Access;
import dev.entail.analytics.access.AccessDecision;
import dev.entail.analytics.access.AccessDecision.Outcome;
import dev.entail.analytics.access.AccessView;
import dev.entail.api.Entail;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Source;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who can do what in the accounts of a published evaluator's test suite, asked of a loaded graph. */
@ExtendWith(SharedStore.class)
final class AwsAnswersTest {
    private static final Instant TIME = Instant.parse("2026-11-01T00:00:00Z");

    static Stream<Named<JsonNode>> decisions() throws IOException {
        return cases("can");
    }

    static Stream<Named<JsonNode>> lists() throws IOException {
        return cases("who");
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decidesAsExpected(JsonNode about, GraphStore store) {
        boolean strict = about.get("strictConditions").asBoolean();

        AccessView view = load(store, about);
        String principal = about.get("principal").asText();
        if (Snapshot.latest(store, Optional.empty()).entity(principal).isEmpty()) {
            assertThat(about.get("expected").asText()).isEqualTo("DENIED");
            assertThatThrownBy(() -> decide(view, about, strict))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining(principal);
            return;
        }
        AccessDecision decision = decide(view, about, strict);

        assertThat(counts(decision, strict) ? "ALLOWED" : "DENIED")
                .as("%s", decision)
                .isEqualTo(about.get("expected").asText());
        if (decision.outcome() == Outcome.ALLOWED) {
            assertThat(decision.because()).isNotEmpty();
        }
        if (decision.outcome() == Outcome.CONDITIONAL) {
            assertThat(decision.conditions()).isNotEmpty();
        }
    }

    private static AccessDecision decide(AccessView view, JsonNode about, boolean strict) {
        return view.can(
                about.get("principal").asText(),
                about.get("action").asText(),
                about.get("resource").asText(),
                context(about.get("context"), strict));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsThoseThatAreExpected(JsonNode about, GraphStore store) {
        boolean strict = about.at("/extra/2").asBoolean();

        List<Access> found = load(store, about)
                .whoCan(
                        about.get("action").asText(),
                        about.get("resource").asText(),
                        context(about.at("/extra/0"), strict),
                        null);

        assertThat(found.stream()
                        .filter(access -> counts(access.decision(), strict))
                        .map(access -> access.identity().id()))
                .containsExactlyInAnyOrderElementsOf(texts(about.get("expected")));
    }

    /** What depends on something unknown counts as denied only where conditions are strict. */
    private static boolean counts(AccessDecision decision, boolean strict) {
        return strict ? decision.outcome() == Outcome.ALLOWED : decision.isPossible();
    }

    private static Optional<Map<String, List<String>>> context(JsonNode pairs, boolean strict) {
        Map<String, List<String>> context = new TreeMap<>();
        texts(pairs).forEach(pair -> {
            int split = pair.indexOf('=');
            context.put(pair.substring(0, split), List.of(pair.substring(split + 1)));
        });
        return strict || !context.isEmpty() ? Optional.of(context) : Optional.empty();
    }

    /** An {@code Entail} of its own for each test, because it keeps what it computed by version, and versions begin anew. */
    private static AccessView load(GraphStore store, JsonNode about) {
        Entail entail = new Entail(store);
        Source source = Objects.requireNonNull(Loader.sources().get("aws"));
        List<String> files = texts(about.get("accounts")).stream()
                .map(name -> corpus("aws/evaluation/iamspy/" + name).toString())
                .toList();
        entail.load(source, InputFiles.of(files, InputStream.nullInputStream()), LoadOptions.at(TIME));
        return entail.access(Optional.empty());
    }

    private static Stream<Named<JsonNode>> cases(String kind) throws IOException {
        List<Named<JsonNode>> cases = new ArrayList<>();
        for (String line : Files.readAllLines(corpus("aws/evaluation/cases.jsonl"))) {
            JsonNode about = RecordCodec.JSON.readTree(line);
            if (about.path("kind").asText().equals(kind)
                    && about.path("scps").isEmpty()
                    && about.path("resourcePolicies").isEmpty()) {
                cases.add(Named.of(name(about), about));
            }
        }
        assertThat(cases).isNotEmpty();
        return cases.stream();
    }

    private static String name(JsonNode about) {
        return String.join("+", texts(about.get("accounts"))) + " "
                + about.path("principal").asText() + " " + about.path("context") + about.path("extra")
                + about.path("strictConditions").asText();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Path corpus(String name) {
        Path file = Path.of(System.getProperty("entail.corpus", "../../shared/data"))
                .resolve(name);
        assumeThat(Files.exists(file)).as("the corpus holds %s", name).isTrue();
        return file;
    }
}
