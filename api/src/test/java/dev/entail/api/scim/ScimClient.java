// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.api.http.EntailServer;
import dev.entail.api.http.ServerOptions;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An identity provider that talks to a started server over an empty graph. */
final class ScimClient implements AutoCloseable {
    final GraphStore store;
    final Entail entail;
    private final EntailServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    private ScimClient(GraphStore store) {
        this.store = store;
        this.entail = new Entail(store);
        this.server = EntailServer.start(entail, ServerOptions.local(0));
        this.token = newToken();
    }

    static ScimClient start() {
        return new ScimClient(SharedStore.store());
    }

    private String newToken() {
        SharedStore.empty(store);
        return tokens().create("idp", Set.of(Scope.SCIM), "acme", Optional.empty(), Instant.now());
    }

    Tokens tokens() {
        return new Tokens(store);
    }

    /** Drops all but the tokens. */
    void empty() {
        store.sweep(new Statement("MATCH (n:!__Neo4jMigration&!Graph&!ApiToken&!StoreKey)"
                + " CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"));
        store.write(new Statement("MATCH (g:Graph) SET g.version = 0, g.lastLoad = 0"));
    }

    record Statement(String cypher) implements dev.entail.graph.store.Command {
        @Override
        public java.util.Map<String, Object> parameters() {
            return java.util.Map.of();
        }
    }

    /** What the server answered. */
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return RecordCodec.JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("Not JSON: " + body, e);
            }
        }

        String id() {
            return json().path("id").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer filter(String path, String filter) {
        return get(path + "?filter=" + encode(filter));
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body, String... headers) {
        return send("PUT", path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    /** Sends a PATCH of these operations, in which an apostrophe stands for a quotation mark. */
    Answer operations(String path, String operations) {
        return patch(
                path,
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operations + "]}");
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        return sendAs("Bearer " + token, method, path, body, headers);
    }

    Answer sendAs(String authorization, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        boolean isTyped = false;
        for (int index = 0; index < headers.length; index += 2) {
            request.header(headers[index], headers[index + 1]);
            isTyped |= headers[index].equals("Content-Type");
        }
        if (body != null && !isTyped) {
            request.header("Content-Type", "application/scim+json");
        }
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(quoted(body)));
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String quoted(String body) {
        return body.startsWith("{'") || body.startsWith("[{'") ? body.replace('\'', '"') : body;
    }

    String base() {
        return server.url().resolve("scim/v2").toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
