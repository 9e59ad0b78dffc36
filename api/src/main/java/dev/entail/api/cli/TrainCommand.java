// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.demo.DemoOrganisation;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** Loads, asks and analyses as users do, for the launcher, which keeps what the JVM learns from it (JEP 514, 515). */
@Command(
        name = "train",
        hidden = true,
        description = "Carries out on a sample what is asked most, so that the launcher can keep what the JVM learned.")
final class TrainCommand extends EntailCommand {
    private static final long PAUSE_MILLIS = 200;
    private static final List<String> QUESTIONS = List.of(
            "{ escalations(first: 20) { totalCount edges { node { confidence path { explanation hops { confidence } } } } } }",
            "{ identities(first: 20) { totalCount edges { node { id name } } } findings(first: 20) { totalCount } }",
            "{ tierZero { totalCount } techniques { totalCount } }");

    @Override
    public Integer call() throws IOException, InterruptedException {
        DemoOrganisation.Snapshot sample =
                DemoOrganisation.generate(DemoCommand.SEED).getFirst();
        try (Entail entail = options().open();
                EntailServer server = EntailServer.start(entail, ServerOptions.local(0));
                HttpClient client = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .build()) {
            Visitor visitor = new Visitor(client, server);
            visitor.get(server.link().orElseThrow().toString());
            visitor.load("aws", "sample.json", sample.awsJson());
            visitor.askAll();
            visitor.load("records", "sample.jsonl", sample.recordsJsonl());
            try (TerminalProgress progress = new TerminalProgress()) {
                entail.analyze(List.of(), sample.at(), progress);
            }
            visitor.askAll();
        }
        return 0;
    }

    /** Asks the server as a page and a script do. */
    private record Visitor(HttpClient client, EntailServer server) {
        String get(String address) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(server.url().resolve(address)));
        }

        void load(String source, String file, byte[] content) throws IOException, InterruptedException {
            String task = send(HttpRequest.newBuilder(server.url().resolve("/api/loads/" + source + "?file=" + file))
                    .POST(BodyPublishers.ofByteArray(content)));
            String id = RecordCodec.JSON.readTree(task).path("id").textValue();
            JsonNode state = RecordCodec.JSON.readTree(get("/api/tasks/" + id));
            while (!state.hasNonNull("finishedAt")) {
                Thread.sleep(PAUSE_MILLIS);
                state = RecordCodec.JSON.readTree(get("/api/tasks/" + id));
            }
            if (state.hasNonNull("error")) {
                throw new IllegalStateException(state.toString());
            }
        }

        void askAll() throws IOException, InterruptedException {
            for (String question : QUESTIONS) {
                String body = RecordCodec.JSON.writeValueAsString(Map.of("query", question));
                send(HttpRequest.newBuilder(server.url().resolve("/graphql")).POST(BodyPublishers.ofString(body)));
            }
        }

        private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
            request.header("Content-Type", "application/json").header("Entail-Request", "1");
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400 || answer.body().contains("\"errors\"")) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }
    }
}
