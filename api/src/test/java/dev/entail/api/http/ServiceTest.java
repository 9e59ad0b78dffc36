// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What the server is like to run: limited, measured, and silent about secrets. */
@ExtendWith(SharedStore.class)
final class ServiceTest {
    private final GraphStore store = SharedStore.store();
    private final Entail entail = new Entail(store);

    private EntailServer start(Map<Key, String> values) {
        Map<Key, Value> options = new EnumMap<>(Key.class);
        options.put(Key.PORT, new Value("0", "test"));
        values.forEach((key, value) -> options.put(key, new Value(value, "test")));
        return EntailServer.start(entail, ServerOptions.of(Configuration.of(Map.of(), Map.of(), options)));
    }

    @Test
    void limitsHowOftenACallerMayAsk() throws Exception {
        try (EntailServer server = start(Map.of(Key.REQUESTS_PER_MINUTE, "5"))) {
            Visitor busy = Visitor.of(server, store, Scope.VIEWER);
            Visitor other = Visitor.of(server, store, Scope.VIEWER);
            HttpResponse<String> last = busy.ask("{__typename}");
            for (int more = 0; more < 5; more++) {
                last = busy.ask("{__typename}");
            }

            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(last.body()).contains("TOO_MANY_REQUESTS");
            assertThat(other.ask("{__typename}").statusCode()).isEqualTo(200);
            assertThat(busy.get("health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void endsGuessing() throws Exception {
        try (EntailServer server = start(Map.of(Key.REQUESTS_PER_MINUTE, "5"))) {
            Visitor guesser = Visitor.with(server, "guess");
            HttpResponse<String> last = guesser.ask("{__typename}");
            for (int more = 0; more < 5; more++) {
                last = guesser.ask("{__typename}");
            }

            assertThat(last.statusCode()).isEqualTo(429);
        }
    }

    @Test
    void measuresWhatItDoes() throws Exception {
        entail.load(
                Records.SOURCE,
                Records.of("{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','name':'Ana'}}"),
                LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        entail.analyze(List.of(), Progress.SILENT);
        try (EntailServer server = start(Map.of())) {
            Visitor visitor = Visitor.of(server, store, Scope.VIEWER);
            visitor.ask("{graph{version}}");
            visitor.get("no-such-path-" + UUID.randomUUID());

            HttpResponse<String> metrics = visitor.get("metrics");

            assertThat(metrics.body())
                    .contains(
                            "http_server_requests_seconds_count{outcome=\"2xx\",route=\"/graphql\"}",
                            "entail_load_seconds_count{outcome=\"success\",source=\"records\"} 1",
                            "entail_analyses_seconds_count{of=\"all\",outcome=\"success\"} 1",
                            "entail_projection_seconds_count",
                            "entail_field_seconds_count{field=\"graph\"",
                            "entail_graph_version 1.0",
                            "cache_gets_total{cache=\"escalation\"",
                            "jvm_memory_used_bytes")
                    .doesNotContain("no-such-path");
            assertThat(Visitor.with(server, "x").get("metrics").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void isReadyOnlyWithItsSchema() throws Exception {
        try (EntailServer server = start(Map.of())) {
            JsonNode ready = RecordCodec.JSON.readTree(
                    Visitor.with(server, "x").get("health/ready").body());

            assertThat(ready.path("schemaVersion").asText()).startsWith("00");
        }
    }

    @Test
    void givesEachAnswerAnIdAndPacksLongOnes() throws Exception {
        try (EntailServer server = start(Map.of())) {
            Visitor visitor = Visitor.of(server, store, Scope.VIEWER);
            HttpResponse<String> first = visitor.get("graphiql/graphiql.min.css");
            HttpResponse<byte[]> packed = java.net.http.HttpClient.newHttpClient()
                    .send(
                            visitor.request("graphiql/graphiql.min.css")
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofByteArray());

            assertThat(first.headers().firstValue("X-Request-Id").orElseThrow())
                    .isNotEqualTo(packed.headers().firstValue("X-Request-Id").orElseThrow());
            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(first.headers().firstValue("Server")).isEmpty();
            assertThat(first.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Test
    void leavesGraphiqlOutWhereItIsNotWanted() throws Exception {
        try (EntailServer server = start(Map.of(Key.GRAPHIQL, "false"))) {
            assertThat(Visitor.with(server, "x").get("graphiql").statusCode()).isEqualTo(404);
        }
    }

    /** All that is secret is planted, used, and looked for in what is written and told. */
    @Test
    void tellsNoSecretToLogsAuditErrorsOrMetrics() throws Exception {
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger entailLogger = (Logger) LoggerFactory.getLogger("dev.entail");
        Level before = entailLogger.getLevel();
        entailLogger.setLevel(Level.TRACE);
        written.start();
        root.addAppender(written);
        StringBuilder told = new StringBuilder();
        try (EntailServer server = start(Map.of(
                Key.OIDC_ISSUER, "http://127.0.0.1:1",
                Key.OIDC_CLIENT, "page",
                Key.OIDC_CLIENT_SECRET, "client-canary"))) {
            Visitor admin = Visitor.of(server, store, Scope.ADMIN);
            String link = server.link().orElseThrow().getPath().substring("/login/".length());
            HttpResponse<String> opened = admin.get("login/" + link);
            String session = opened.headers().firstValue("Set-Cookie").orElseThrow();
            String key = session.substring(session.indexOf('=') + 1, session.indexOf(';'));
            told.append(admin.ask("mutation{acknowledgeFinding(id:\"x\",note:\"note-canary\"){__typename}}")
                    .body());
            told.append(admin.ask("{identity(id:\"x\"){nonsense}}").body());
            told.append(admin.get("login/guess-canary").body());
            told.append(
                    Visitor.with(server, "eyJ-canary.a.b").ask("{__typename}").body());
            told.append(
                    Visitor.with(server, "entail_canary").get("scim/v2/Users").body());
            told.append(admin.get("login").body());
            told.append(admin.get("metrics").body());
            told.append(admin.post("api/loads/records", "application/x-ndjson", "{\"password\":\"x\"")
                    .body());
            told.append(entail.audit().between(1, 1_000));
            JsonEncoder json = new JsonEncoder();
            json.setContext(root.getLoggerContext());
            json.start();
            for (ILoggingEvent event : List.copyOf(written.list)) {
                told.append(new String(json.encode(event), StandardCharsets.UTF_8));
            }
            String all = told.toString();

            assertThat(written.list).isNotEmpty();
            assertThat(all).contains("/login/{secret}").doesNotContain("canary", link, key, admin.token());
        } finally {
            root.detachAppender(written);
            entailLogger.setLevel(before);
        }
    }
}
