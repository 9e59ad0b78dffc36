// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.auth.Permission;
import dev.entail.api.graphql.GraphqlEngine;
import dev.entail.api.graphql.GraphqlEngine.Kind;
import dev.entail.graph.RecordCodec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** GraphQL over HTTP (GraphQL-over-HTTP, Stage 2 draft). A POST must say that it is JSON, which no plain form can. */
final class GraphqlRoute {
    static final long LARGEST_BODY = 1_048_576;

    private static final String JSON = "application/json";
    private static final String RESPONSE = "application/graphql-response+json";

    private final GraphqlEngine engine;
    private final BooleanSupplier open;

    /**
     * A route.
     *
     * @param open whether the server goes on
     */
    GraphqlRoute(GraphqlEngine engine, BooleanSupplier open) {
        this.engine = engine;
        this.open = open;
    }

    /** Each field demands its own permission. */
    void addTo(RoutesConfig routes) {
        routes.post("/graphql", this::post, Permission.KNOWN);
        routes.get("/graphql", this::get, Permission.KNOWN);
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
        String query = context.queryParam("query");
        if (query == null) {
            fail(context, HttpStatus.BAD_REQUEST, "The parameter 'query' is missing");
            return;
        }
        try {
            var request = RecordCodec.JSON.createObjectNode().put("query", query);
            String variables = context.queryParam("variables");
            if (variables != null) {
                request.set("variables", RecordCodec.JSON.readTree(variables));
            }
            String operation = context.queryParam("operationName");
            request.put("operationName", operation);
            if (GraphqlEngine.kind(query, operation == null ? "" : operation) == Kind.MUTATION) {
                context.header("Allow", "POST");
                fail(context, HttpStatus.METHOD_NOT_ALLOWED, "A mutation must be sent with POST");
                return;
            }
            answer(context, request);
        } catch (JsonProcessingException e) {
            fail(context, HttpStatus.BAD_REQUEST, "The parameter 'variables' is not JSON: " + RecordCodec.reason(e));
        }
    }

    private void answer(Context context, JsonNode request) throws JsonProcessingException {
        String wrong = wrongWith(request);
        if (wrong != null) {
            fail(context, HttpStatus.BAD_REQUEST, wrong);
            return;
        }
        Map<String, Object> variables = request.path("variables").isObject()
                ? RecordCodec.JSON.convertValue(request.get("variables"), RecordCodec.MAP)
                : Map.of();
        String query = request.get("query").textValue();
        String operation = request.path("operationName").asText("");
        if (accepts(context, EventStreamAnswer.TYPE)) {
            new EventStreamAnswer(context, open).send(engine.open(query, variables, operation, Guard.origin(context)));
            return;
        }
        if (GraphqlEngine.kind(query, operation) == Kind.SUBSCRIPTION) {
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
        if (!request.path("query").isTextual()) {
            return "'query' is missing, it must be a string";
        }
        for (String part : List.of("variables", "extensions")) {
            if (!isAbsent(request.get(part)) && !request.get(part).isObject()) {
                return "'" + part + "' must be an object";
            }
        }
        if (!isAbsent(request.get("operationName"))
                && !request.get("operationName").isTextual()) {
            return "'operationName' must be a string";
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
