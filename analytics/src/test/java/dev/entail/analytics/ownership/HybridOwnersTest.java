// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Corpus;
import dev.entail.analytics.Found;
import dev.entail.graph.RecordCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Judges the NHIs of a generated hybrid directory. It says of each only what kind of owner it has: a team whose members
 * it does not know, the system itself, or unknown.
 */
class HybridOwnersTest {
    @Test
    void findsWhatEachKindOfOwnerComesTo() throws IOException {
        List<JsonNode> nhis = nhis();
        StringBuilder text = new StringBuilder("team Owner kind=TEAM\nsystem Identity kind=SERVICE_ACCOUNT\n");
        for (JsonNode nhi : nhis) {
            String id = nhi.path("id").asText();
            text.append(id).append(" Identity kind=SERVICE_ACCOUNT\n");
            switch (ownerType(nhi)) {
                case "Team" -> text.append(id).append(" -OWNED_BY-> team\n");
                case "System" -> text.append(id).append(" -OWNED_BY-> system\n");
                case "Unknown" -> {}
                default -> throw new IllegalStateException("ownerType is " + ownerType(nhi));
            }
        }
        AnalysisContext context = Found.context("2026-03-01T00:00:00Z", text.toString(), Map.of());
        assertThat(nhis).isNotEmpty();
        assertThat(new DepartedOwner().run(context)).hasSize(count(nhis, "Team"));
        assertThat(new NoHuman().run(context)).hasSize(count(nhis, "System"));
        assertThat(new NoOwner().run(context))
                .extracting(found -> found.subject().id())
                .contains("system")
                .hasSize(count(nhis, "Unknown") + 1);
    }

    private static int count(List<JsonNode> nhis, String ownerType) {
        return (int)
                nhis.stream().filter(nhi -> ownerType(nhi).equals(ownerType)).count();
    }

    private static String ownerType(JsonNode nhi) {
        return nhi.path("properties").path("ownerType").asText();
    }

    private static List<JsonNode> nhis() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Corpus.file("opengraph/hybrid_v2_default_seed42.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(HybridOwnersTest::json)
                    .filter(node -> node.path("properties").has("ownerType"))
                    .toList();
        }
    }

    private static JsonNode json(String line) {
        try {
            return RecordCodec.JSON.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
