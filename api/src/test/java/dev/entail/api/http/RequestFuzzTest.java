// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.SharedStore;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Whatever is sent to a server is answered, never with a 5xx, {@code INTERNAL} or anything of the inside. Without more it
 * runs over the seeds that are kept; {@code JAZZER_FUZZ=1} looks for others.
 */
final class RequestFuzzTest {
    private static EntailServer server;
    private static Visitor viewer;
    private static Visitor ingester;

    @BeforeAll
    static void start() {
        SharedStore.empty(SharedStore.store());
        Map<Key, Value> given = Map.of(
                Key.PORT, new Value("0", "test"),
                Key.REQUESTS_PER_MINUTE, new Value("1000000", "test"),
                Key.LARGEST_UPLOAD, new Value("4", "test"),
                Key.LARGEST_EXPANDED, new Value("16", "test"));
        server = EntailServer.start(
                new Entail(SharedStore.store()), ServerOptions.of(Configuration.of(Map.of(), Map.of(), given)));
        viewer = Visitor.of(server, SharedStore.store(), Scope.VIEWER);
        ingester = Visitor.of(server, SharedStore.store(), Scope.INGESTER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The body of a request to GraphQL, so that variables and all else around the document are any JSON or none. */
    @FuzzTest(maxDuration = "60s")
    void answersEveryRequest(byte[] body) throws Exception {
        assertHarmless(Visitor.send(viewer.request("graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))));
    }

    /** The first line is the source and the name of the file, with a blank between them; the rest is what is sent. */
    @FuzzTest(maxDuration = "60s")
    void answersEveryUpload(byte[] data) throws Exception {
        int end = end(data);
        String[] line = new String(data, 0, end, StandardCharsets.UTF_8).strip().split(" ", 2);
        String path = encode(line[0]) + (line.length == 2 ? "?file=" + encode(line[1]) : "");
        HttpResponse<String> answer = Visitor.send(ingester.request("api/loads/" + path)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(
                        Arrays.copyOfRange(data, Math.min(data.length, end + 1), data.length))));
        assertHarmless(answer);
        if (answer.statusCode() != 202) {
            return;
        }
        String at = answer.headers().firstValue("Location").orElseThrow().substring(1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> task(at).path("finishedAt").isTextual());
        assertThat(task(at).path("state").asText()).isIn("DONE", "FAILED");
        assertThat(task(at).path("error").asText()).doesNotContain("Exception", "\tat ", "its log knows it");
    }

    private static JsonNode task(String at) throws Exception {
        return RecordCodec.JSON.readTree(ingester.get(at).body());
    }

    private static int end(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        return end;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void assertHarmless(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("\"INTERNAL\"", "\\tat ", "Exception:", "java.");
    }
}
