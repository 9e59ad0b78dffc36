// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Scope;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Subscriptions, as the public clients of both protocols take them. */
@ExtendWith(SharedStore.class)
@Timeout(120)
final class SubscriptionsTest {
    private final GraphStore store = SharedStore.store();
    private Entail entail;
    private EntailServer server;

    @BeforeEach
    void start() {
        entail = new Entail(store);
        server = EntailServer.start(entail, ServerOptions.local(0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsBothClientsHowFarALoadHasCome() throws Exception {
        Npm clients = Npm.client("subscriptions");
        Visitor admin = Visitor.of(server, store, Scope.ADMIN);
        CompletableFuture<List<String>> printed = CompletableFuture.supplyAsync(
                () -> clients.node("subscribe.js", server.url() + "graphql", admin.token()));
        List<String> wanted = List.of("\"sse\"", "\"ws\"");

        while (!printed.isDone()) {
            Thread.sleep(1_000);
            admin.post(
                    "api/loads/records?partial=true&file=one.jsonl",
                    "application/x-ndjson",
                    "{\"label\":\"Identity\",\"id\":\"ana\",\"properties\":{\"kind\":\"EMPLOYEE\"}}");
        }

        List<String> lines = printed.get();
        assertThat(lines).anyMatch(line -> line.contains("ws-query")).anyMatch(line -> line.contains("sse-query"));
        for (String client : wanted) {
            assertThat(lines)
                    .as(client)
                    .anyMatch(line -> line.contains("\"client\":" + client)
                            && line.contains("\"state\":\"DONE\"")
                            && line.contains("\"kind\":\"load\""));
        }
    }

    @Test
    void closesSocketsWithTheCodesOfTheProtocol() {
        Npm clients = Npm.client("subscriptions");
        Visitor admin = Visitor.of(server, store, Scope.ADMIN);

        List<String> codes =
                clients.node("codes.js", server.url().toString().replace("http", "ws") + "graphql", admin.token());

        assertThat(codes)
                .containsExactly(
                        "not-json 4400",
                        "unknown-type 4400",
                        "binary 4400",
                        "subscribe-first 4401",
                        "bad-token 4403",
                        "no-token 4403",
                        "no-init 4408",
                        "same-id 4409",
                        "two-inits 4429",
                        "other-protocol 4406",
                        "other-site http-403");
    }

    @Test
    void everySocketNamesItsPermission() {
        assertThat(server.sockets())
                .isNotEmpty()
                .allSatisfy(roles -> assertThat(roles)
                        .filteredOn(Permission.class::isInstance)
                        .hasSize(1));
    }

    @Test
    void tellsOfFindingsThatChange() throws Exception {
        entail.load(
                Records.SOURCE,
                Records.of("{'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT','name':'svc'}}\n"
                        + "{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','name':'Ana'}}"),
                LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        Visitor analyst = Visitor.of(server, store, Scope.ANALYST);
        List<String> told = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = analyst.request("graphql")
                    .header("Accept", "text/event-stream")
                    .header("Content-Type", "application/json")
                    .POST(
                            BodyPublishers.ofString(
                                    "{\"query\":\"subscription{findingChanged{id type status subject{id} evidence{summary}}}\"}"))
                    .build();
            HttpResponse<java.io.InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                lines.readLine();
                entail.analyze(List.of(), dev.entail.graph.load.Progress.SILENT);
                told.add(next(lines));
            }
        }

        JsonNode finding = RecordCodec.JSON.readTree(told.getFirst()).at("/data/findingChanged");
        assertThat(finding.path("status").asText()).as(told.getFirst()).isEqualTo("OPEN");
        assertThat(finding.at("/subject/id").asText()).isIn("svc", "ana");
    }

    private static String next(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: {")) {
                return line.substring("data: ".length());
            }
        }
        throw new AssertionError("The stream ended");
    }

    @Test
    void refusesASubscriptionThatAsksForOneAnswer() throws Exception {
        HttpResponse<String> answer = Visitor.of(server, store, Scope.VIEWER).ask("subscription{progress{task}}");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains("text/event-stream");
    }

    @Test
    void tellsWhoMayNotSubscribeByAnError() throws Exception {
        HttpResponse<String> answer = Visitor.send(Visitor.of(server, store, Scope.INGESTER)
                .request("graphql")
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"subscription{progress{task}}\"}")));

        assertThat(answer.body()).contains("event: next", "FORBIDDEN", "event: complete");
    }
}
