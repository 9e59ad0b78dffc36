// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.auth.Bounds;
import dev.entail.api.auth.Permission;
import dev.entail.api.graphql.GraphqlEngine;
import dev.entail.api.graphql.GraphqlEngine.Kind;
import dev.entail.graph.RecordCodec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** GraphQL over HTTP (GraphQL-over-HTTP, Stage 2 draft). A POST must say that it is JSON, which no plain form can. */
final class GraphqlRoute {
    static final long LARGEST_BODY = 1_048_576;

    private static final String JSON = "application/json";
    private static final String RESPONSE = "application/graphql-response+json";

    private final GraphqlEngine engine;
    private final Operations operations;
    private final BooleanSupplier open;

    /**
     * A route.
     *
     * @param open whether the server goes on
     */
    GraphqlRoute(GraphqlEngine engine, Operations operations, BooleanSupplier open) {
        this.engine = engine;
        this.operations = operations;
        this.open = open;
    }

    /** Each field demands its own permission. */
    void addTo(RoutesConfig routes) {
        routes.post("/graphql", this::post, Permission.KNOWN, Bounds.KEPT);
        routes.get("/graphql", this::get, Permission.KNOWN, Bounds.KEPT);
    }

    private void post(Context context) {
        String type = context.contentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
            fail(context, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type must be application/json");
            return;
        }
        try {
            JsonNode request = RecordCodec.JSON.readTree(context.body());
            answer(context, request);
        } catch (JsonProcessingException e) {
            fail(context, HttpStatus.BAD_REQUEST, "The body is not JSON: " + RecordCodec.reason(e));
        }
    }

    private void get(Context context) {
        ObjectNode request = RecordCodec.JSON.createObjectNode();
        for (String name : List.of("query", "id", "operationName")) {
            Optional.ofNullable(context.queryParam(name)).ifPresent(value -> request.put(name, value));
        }
        for (String name : List.of("variables", "extensions")) {
            String value = context.queryParam(name);
            try {
                request.set(name, value == null ? null : RecordCodec.JSON.readTree(value));
            } catch (JsonProcessingException e) {
                fail(
                        context,
                        HttpStatus.BAD_REQUEST,
                        "The parameter '" + name + "' is not JSON: " + RecordCodec.reason(e));
                return;
            }
        }
        answer(context, request);
    }

    private void answer(Context context, JsonNode request) {
        String wrong = wrongWith(request);
        if (wrong != null) {
            fail(context, HttpStatus.BAD_REQUEST, wrong);
            return;
        }
        Map<String, Object> variables = request.path("variables").isObject()
                ? RecordCodec.JSON.convertValue(request.get("variables"), RecordCodec.MAP)
                : Map.of();
        String query;
        try {
            query = operations.document(request);
        } catch (Operations.NotThere e) {
            refuse(context, e);
            return;
        }
        String operation = request.path("operationName").asText("");
        if (context.method().equals(HandlerType.GET) && engine.kind(query, operation) == Kind.MUTATION) {
            context.header("Allow", "POST");
            fail(context, HttpStatus.METHOD_NOT_ALLOWED, "A mutation must be sent with POST");
            return;
        }
        if (accepts(context, EventStreamAnswer.TYPE)) {
            new EventStreamAnswer(context, open).send(engine.open(query, variables, operation, Guard.origin(context)));
            return;
        }
        if (engine.kind(query, operation) == Kind.SUBSCRIPTION) {
            fail(context, HttpStatus.NOT_ACCEPTABLE, "A subscription is answered as text/event-stream or by WebSocket");
            return;
        }
        Map<String, Object> response = engine.execute(query, variables, operation, Guard.origin(context));
        boolean modern = accepts(context, RESPONSE);
        context.status(modern && !response.containsKey("data") ? HttpStatus.BAD_REQUEST : HttpStatus.OK);
        write(context, response);
    }

    private static @Nullable String wrongWith(JsonNode request) {
        if (!request.isObject()) {
            return "The request must be a JSON object; batches are not supported";
        }
        for (String part : List.of("variables", "extensions")) {
            if (!isAbsent(request.get(part)) && !request.get(part).isObject()) {
                return "'" + part + "' must be an object";
            }
        }
        for (String part : List.of("query", "id", "operationName")) {
            if (!isAbsent(request.get(part)) && !request.get(part).isTextual()) {
                return "'" + part + "' must be a string";
            }
        }
        return null;
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    private static boolean accepts(Context context, String type) {
        String accept = context.header("Accept");
        return accept != null && accept.contains(type);
    }

    private static void refuse(Context context, Operations.NotThere refusal) {
        context.status(HttpStatus.BAD_REQUEST);
        write(context, Map.of("errors", List.of(refusal.error())));
    }

    private static void fail(Context context, HttpStatus status, String reason) {
        context.status(status);
        write(context, Map.of("errors", List.of(Map.of("message", reason))));
    }

    private static void write(Context context, Map<String, Object> response) {
        String type = accepts(context, RESPONSE) ? RESPONSE : JSON;
        context.contentType(type + "; charset=utf-8")
                .result(RecordCodec.JSON.valueToTree(response).toString());
    }
}
