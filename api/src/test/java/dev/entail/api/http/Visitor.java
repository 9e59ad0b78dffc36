// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Somebody who reaches a started server with a real token. */
public final class Visitor {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final EntailServer server;
    private final String name;
    private final String token;

    private Visitor(EntailServer server, String name, String token) {
        this.server = server;
        this.name = name;
        this.token = token;
    }

    /** {@return the holder of a new token of a scope} */
    public static Visitor of(EntailServer server, GraphStore store, Scope scope) {
        String name = scope.text() + "-" + System.nanoTime();
        String token = new Tokens(store).create(name, Set.of(scope), "default", Optional.empty(), Instant.now());
        return new Visitor(server, "token:" + name, token);
    }

    /** {@return a viewer who may see what one scope of the graph contains} */
    static Visitor within(EntailServer server, GraphStore store, String scope) {
        String token = new Tokens(store)
                .create(
                        scope,
                        Set.of(Scope.VIEWER),
                        Tokens.DEFAULT_TENANT,
                        Set.of(scope),
                        Optional.empty(),
                        Instant.now());
        return with(server, token);
    }

    static Visitor with(EntailServer server, String token) {
        return new Visitor(server, "nobody", token);
    }

    public String name() {
        return name;
    }

    public String token() {
        return token;
    }

    public HttpResponse<String> ask(String document) throws IOException, InterruptedException {
        String body = RecordCodec.JSON.createObjectNode().put("query", document).toString();
        return post("graphql", "application/json", body);
    }

    public JsonNode json(String document) throws IOException, InterruptedException {
        return RecordCodec.JSON.readTree(ask(document).body());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).header("Authorization", "Bearer " + token);
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
