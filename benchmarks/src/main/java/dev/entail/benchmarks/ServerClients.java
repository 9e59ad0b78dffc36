// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Clients that ask a server over HTTP one question after the other, each about something else. */
final class ServerClients {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI graphql;
    private final String token;
    private final Estates estates;

    ServerClients(URI graphql, String token, Estates estates) {
        this.graphql = graphql;
        this.token = token;
        this.estates = estates;
    }

    /** What they ask in turn. */
    enum Question {
        LIST("query($id: ID!, $page: String) { it: node(id: $id) { id } identities(first: 50, after: $page) {"
                + " totalCount nodes { id name kind owners { role owner { id name } } } } }"),
        DETAIL("query($id: ID!, $page: String) { identity(id: $id) { id name status"
                + " owners { owner { id name } } secrets(first: 10) { nodes { id } } workloads(first: 10) { nodes { id } }"
                + " neighbours(first: 25, after: $page) { totalCount nodes { relation entity { id name } } } } }"),
        PATH("query($id: ID!, $page: String) { escalationPaths(from: $id, k: 3, first: 3, after: $page) {"
                + " nodes { confidence explanation hops { from { id } to { id } relation } } } }"),
        FINDING(
                "query($id: ID!, $page: String) { it: node(id: $id) { id } findings(filter: {severities: [HIGH, CRITICAL]},"
                        + " first: 25, after: $page) { totalCount nodes { id title subject { id name } } } }");

        private final String document;

        Question(String document) {
            this.document = document;
        }
    }

    /** Asks each question once, so that what is read once a load is there. */
    void warmUp() throws InterruptedException {
        for (Question question : Question.values()) {
            if (!isAnswered(question, 0)) {
                throw new IllegalStateException(question + " is not answered");
            }
        }
    }

    /** {@return what so many clients were answered within a time} */
    Map<Question, Answered> ask(int clients, Duration time) throws InterruptedException {
        List<Map<Question, Answered>> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        for (int client = 0; client < clients; client++) {
            Map<Question, Answered> own = none();
            SplittableRandom random = new SplittableRandom(client);
            all.add(own);
            threads.add(Thread.ofVirtual().start(() -> askUntil(end, random, own)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Map<Question, Answered> sum = none();
        all.forEach(own -> own.forEach((question, each) -> sum.merge(question, each, Answered::plus)));
        return sum;
    }

    private static Map<Question, Answered> none() {
        Map<Question, Answered> none = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            none.put(question, new Answered());
        }
        return none;
    }

    private void askUntil(long end, SplittableRandom random, Map<Question, Answered> own) {
        Question[] questions = Question.values();
        for (int turn = random.nextInt(questions.length); System.nanoTime() < end; turn++) {
            Question question = questions[turn % questions.length];
            long begin = System.nanoTime();
            boolean isAnswered;
            try {
                isAnswered = isAnswered(question, random.nextInt(estates.machines()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            Objects.requireNonNull(own.get(question)).add((System.nanoTime() - begin) / 1_000, !isAnswered);
        }
    }

    private boolean isAnswered(Question question, int machine) throws InterruptedException {
        ObjectNode request = RecordCodec.JSON.createObjectNode().put("query", question.document);
        request.putObject("variables").put("id", EstateMachines.machine(machine));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(graphql)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(request.toString()))
                            .build(),
                    BodyHandlers.ofString());
            return (answer.statusCode() == 200 && !answer.body().startsWith("{\"errors\""))
                    || failed(question, answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            return failed(question, e.toString());
        }
    }

    private static boolean failed(Question question, String why) {
        System.err.printf("%s %s: %.300s%n", Instant.now(), question, why);
        return false;
    }
}
