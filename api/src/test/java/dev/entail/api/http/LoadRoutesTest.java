// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.audit.AuditEntry;
import dev.entail.api.auth.Scope;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports that are sent, honest ones and others. */
@ExtendWith(SharedStore.class)
final class LoadRoutesTest {
    private static final String ANA =
            "{\"label\":\"Identity\",\"id\":\"ana\",\"properties\":{\"kind\":\"EMPLOYEE\",\"name\":\"Ána\"}}\n";

    private final GraphStore store = SharedStore.store();
    private Entail entail;
    private EntailServer server;
    private Visitor ingester;

    @BeforeEach
    void start() {
        entail = new Entail(store);
        server = EntailServer.start(
                entail,
                ServerOptions.of(Configuration.of(
                        Map.of(),
                        Map.of(),
                        Map.of(
                                Key.PORT, new Value("0", "test"),
                                Key.LARGEST_UPLOAD, new Value("2", "test"),
                                Key.LARGEST_EXPANDED, new Value("8", "test")))));
        ingester = Visitor.of(server, store, Scope.INGESTER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode ended(HttpResponse<String> accepted) throws Exception {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        String at = accepted.headers().firstValue("Location").orElseThrow();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> task(at).path("finishedAt").isTextual());
        return task(at);
    }

    private JsonNode task(String at) throws Exception {
        return RecordCodec.JSON.readTree(ingester.get(at.substring(1)).body());
    }

    private HttpResponse<String> send(String query, byte[] body) throws Exception {
        return Visitor.send(ingester.request("api/loads/records" + query)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    void loadsWhatIsSentAndTellsHowFarItHasCome() throws Exception {
        JsonNode task = ended(send("?at=2026-03-01T00:00:00Z", ANA.getBytes(StandardCharsets.UTF_8)));

        assertThat(task.path("state").asText()).as(task.toString()).isEqualTo("DONE");
        assertThat(task.at("/report/nodes/added").asInt()).isEqualTo(1);
        assertThat(task.at("/report/at").asText()).isEqualTo("2026-03-01T00:00:00Z");
        JsonNode loads = Visitor.of(server, store, Scope.VIEWER)
                .json("{identity(id:\"ana\"){name} loads{totalCount nodes{id number state sources at added}}}");
        assertThat(loads.at("/data/identity/name").asText()).isEqualTo("Ána");
        assertThat(loads.at("/data/loads/nodes/0/state").asText())
                .as(loads.toString())
                .isEqualTo("DONE");
        assertThat(entail.audit().between(1, 99))
                .extracting(AuditEntry::action, AuditEntry::subject, AuditEntry::actor)
                .contains(org.assertj.core.api.Assertions.tuple("load", "records", ingester.name()));
        assertThat(left()).isEmpty();
    }

    @Test
    void unpacksWhatIsPacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(ANA.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(ended(send("?file=one.jsonl.gz", packed.toByteArray()))
                        .path("state")
                        .asText())
                .isEqualTo("DONE");
        assertThat(ended(send("?file=one.zip", zip("../../evil.jsonl", ANA.getBytes(StandardCharsets.UTF_8))))
                        .path("state")
                        .asText())
                .as("a name in an archive is no path")
                .isEqualTo("DONE");
    }

    @Test
    void saysWhatIsWrongWithAnInputAndLeavesTheGraphAsItIs() throws Exception {
        JsonNode task = ended(send("?file=bad.jsonl", (ANA + "nonsense\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(task.path("state").asText()).isEqualTo("FAILED");
        assertThat(task.path("error").asText()).contains("bad.jsonl", "2").doesNotContain("scratch", "upload");
        assertThat(entail.info().version()).isZero();
        assertThat(left()).isEmpty();
    }

    @Test
    void takesNoMoreThanTheLimits() throws Exception {
        byte[] zeros = new byte[9 << 20];
        java.util.Arrays.fill(zeros, (byte) '\n');
        HttpResponse<String> large = send("", new byte[(2 << 20) + 1]);
        JsonNode bomb = ended(send("?file=bomb.zip", zip("bomb.jsonl", zeros)));
        JsonNode nested = ended(send(
                "?file=nested.zip", zip("inner.zip", zip("one.jsonl", ANA.getBytes(StandardCharsets.UTF_8)))));

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("TOO_LARGE", "2097152");
        assertThat(bomb.path("error").asText()).contains("expands to more than 8388608 bytes");
        assertThat(nested.path("state").asText()).isEqualTo("FAILED");
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "records?file=../../etc/passwd      | 400 | allowed is a name of letters",
                "records?file=%2e%2e%2fpasswd       | 400 | allowed is a name of letters",
                "records?at=yesterday               | 400 | allowed is a time such as",
                "records?on-error=never             | 400 | allowed is stop or skip",
                "records?home=/                     | 400 | The parameter 'home' is unknown",
                "hr?map=/etc/passwd                 | 400 | The parameter 'map' is unknown",
                "nothing                            | 404 | There is no source 'nothing', allowed is one of"
            })
    void saysWhatIsWrongWithACall(String path, int status, String reason) throws Exception {
        HttpResponse<String> answer = ingester.post("api/loads/" + path, "application/json", "{}");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(RecordCodec.JSON
                        .readTree(answer.body())
                        .at("/errors/0/message")
                        .asText())
                .contains(reason);
    }

    @Test
    void letsNobodyLoadWhoMayOnlyRead() throws Exception {
        for (Scope scope : java.util.List.of(Scope.VIEWER, Scope.ANALYST, Scope.RISK, Scope.AUDITOR, Scope.SCIM)) {
            assertThat(Visitor.of(server, store, scope)
                            .post("api/loads/records", "application/x-ndjson", ANA)
                            .statusCode())
                    .as(scope.text())
                    .isEqualTo(403);
        }
        assertThat(ingester.get("api/tasks/none").statusCode()).isEqualTo(404);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return packed.toByteArray();
    }

    /** {@return what is left of uploads} */
    private java.util.List<Path> left() throws IOException {
        await().atMost(Duration.ofSeconds(10)).until(() -> uploads().isEmpty());
        return uploads();
    }

    private java.util.List<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(store.scratch())) {
            return files.filter(file -> file.getFileName().toString().startsWith("upload"))
                    .toList();
        }
    }
}
