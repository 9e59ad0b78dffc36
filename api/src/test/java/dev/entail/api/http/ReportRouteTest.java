// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.entail.api.Entail;
import dev.entail.api.audit.AuditEntry;
import dev.entail.api.auth.Scope;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Loader;
import dev.entail.graph.source.records.RecordsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports that are asked for over HTTP. */
@ExtendWith(SharedStore.class)
final class ReportRouteTest {
    private static final String KEY =
            "{\"label\":\"Secret\",\"id\":\"key\",\"properties\":{\"kind\":\"API_KEY\",\"name\":\"=cmd|' /C calc'!A0\"}}\n";

    private final GraphStore store = SharedStore.store();
    private Entail entail;
    private EntailServer server;
    private Visitor viewer;

    @BeforeEach
    void start() {
        entail = new Entail(store);
        Loader.of(store)
                .load(
                        new RecordsSource(),
                        Input.of("key.jsonl", KEY.getBytes(StandardCharsets.UTF_8)),
                        LoadOptions.at(Instant.parse("2026-01-01T00:00:00Z")));
        entail.analyze(List.of(), (phase, done, total) -> {});
        server = EntailServer.start(
                entail,
                ServerOptions.of(Configuration.of(Map.of(), Map.of(), Map.of(Key.PORT, new Value("0", "test")))));
        viewer = Visitor.of(server, store, Scope.VIEWER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return Visitor.send(viewer.request(path).GET());
    }

    @Test
    void showsAPageThatRunsNothing() throws Exception {
        HttpResponse<String> page = get("api/reports/ownership?since=2026-01-01T00:00:00Z");

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
        assertThat(page.headers().firstValue("Content-Disposition")).contains("inline");
        assertThat(page.body()).contains("=cmd|");
        assertThat(entail.audit().between(1, 99))
                .extracting(AuditEntry::action, AuditEntry::subject, AuditEntry::actor)
                .contains(tuple("report", "ownership", viewer.name()));
    }

    @ParameterizedTest
    @CsvSource({"pdf, %PDF-, application/pdf", "csv, '', text/csv", "json, {, application/json"})
    void sendsAFileToKeepAndLeavesNoneBehind(String format, String begins, String type) throws Exception {
        HttpResponse<String> file = get("api/reports/ownership?format=" + format);

        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(file.body()).startsWith(begins).hasSizeGreaterThan(20);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"entail-ownership." + format + "\"");
        try (Stream<Path> left = Files.list(store.scratch())) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("report")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "api/reports/nothing; nothing",
                "api/reports/ownership?format=doc; doc",
                "api/reports/ownership?since=monday; monday",
                "api/reports/ownership?color=red; color",
            })
    void saysWhatIsWrong(String path, String value) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(value).contains("allowed is");
    }

    @Test
    void isForThoseWhoMayRead() throws Exception {
        Visitor ingester = Visitor.of(server, store, Scope.INGESTER);

        assertThat(Visitor.send(ingester.request("api/reports/ownership").GET()).statusCode())
                .isEqualTo(403);
    }
}
