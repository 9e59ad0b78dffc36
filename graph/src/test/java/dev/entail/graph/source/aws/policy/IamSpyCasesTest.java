// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published cases with known answers: who can do what, with control and resource policies. */
class IamSpyCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> agreesWithThePublishedCases() throws IOException {
        Path folder = corpus().resolve("aws/evaluation");
        assumeTrue(Files.isDirectory(folder), "the corpus is not there: " + folder);
        CaseFiles files = new CaseFiles(folder);
        List<String> lines = Files.readAllLines(folder.resolve("cases.jsonl"));
        return lines.stream().map(line -> DynamicTest.dynamicTest(line, () -> check(files, line)));
    }

    private static Path corpus() {
        return Stream.of(System.getProperty("entail.corpus", ""), "../shared/data", "../../shared/data")
                .filter(text -> !text.isEmpty() && !text.startsWith("${"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("../../shared/data"));
    }

    private static void check(CaseFiles files, String line) throws IOException {
        JsonNode example = JSON.readTree(line);
        EvaluationLine.Answer answer = EvaluationLine.answer(line, 1, Policies.NOW, files);

        assertThat(answer.bad()).as(answer.json()).isFalse();
        JsonNode found = JSON.readTree(answer.json());
        if (example.path("kind").asText().equals("can")) {
            boolean allowed = List.of("ALLOWED", "CONDITIONAL")
                    .contains(found.path("decision").asText());
            assertThat(allowed ? "ALLOWED" : "DENIED")
                    .isEqualTo(example.path("expected").asText());
            return;
        }
        boolean several = example.path("resource").isArray();
        List<String> who = new ArrayList<>();
        for (JsonNode one : found.path("who")) {
            String principal = one.path("principal").asText();
            who.add(several ? principal + " " + one.path("resource").asText() : principal);
        }
        assertThat(who).containsExactlyInAnyOrderElementsOf(texts(example.path("expected")));
    }

    /** A list of texts or of tuples, each as one text. */
    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(
                item.isArray() ? item.path(0).asText() + " " + item.path(1).asText() : item.asText()));
        return texts;
    }
}
