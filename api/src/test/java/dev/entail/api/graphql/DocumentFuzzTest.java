// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Scope;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.SharedStore;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * Any document with any variables has an answer, and none says {@code INTERNAL}. Without more it runs over the seeds that
 * are kept; {@code JAZZER_FUZZ=1} looks for others.
 */
final class DocumentFuzzTest {
    private static final GraphqlEngine ENGINE = new GraphqlEngine(new Entail(SharedStore.store()));
    private static final Origin VIEWER = new Origin(new Caller("fuzz", Set.of(Scope.VIEWER), "default"), "1", "here");

    /** The first line is the variables where it begins with a brace and a quotation mark, the rest the document. */
    @FuzzTest(maxDuration = "60s")
    void answersEverything(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        int end = text.startsWith("{\"") && text.contains("\n") ? text.indexOf('\n') : 0;

        Answer answer = ENGINE.open(text.substring(end), variables(text.substring(0, end)), "", VIEWER);

        if (answer instanceof Answer.One one) {
            String told = RecordCodec.JSON.valueToTree(one.response()).toString();
            assertThat(told).doesNotContain("\"INTERNAL\"", "\\tat ");
        }
    }

    private static Map<String, Object> variables(String line) {
        try {
            JsonNode variables = RecordCodec.JSON.readTree(line);
            return variables.isObject() ? RecordCodec.JSON.convertValue(variables, RecordCodec.MAP) : Map.of();
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }
}
