// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.auth.Origin;
import dev.entail.api.graphql.Answer;
import dev.entail.api.graphql.Busy;
import dev.entail.api.graphql.GraphqlEngine;
import dev.entail.graph.RecordCodec;
import graphql.ExecutionResult;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one client says over a socket, and what it is answered; its operations by the ids that it gives them. */
final class SocketConversation {
    private static final Logger LOG = LoggerFactory.getLogger(SocketConversation.class);
    private static final int MOST_OPERATIONS = 100;
    private static final Subscription RUNNING = new Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final GraphqlEngine engine;
    private final Operations operations;
    private final Guard guard;
    private final WsContext socket;
    private final Map<String, Subscription> running = new ConcurrentHashMap<>();
    private volatile boolean isInitialised;
    private volatile @Nullable Origin origin;

    SocketConversation(GraphqlEngine engine, Operations operations, Guard guard, WsContext socket) {
        this.engine = engine;
        this.operations = operations;
        this.guard = guard;
        this.socket = socket;
    }

    /** Ends a conversation that did not begin in time. */
    void requireInit() {
        if (!isInitialised && socket.session.isOpen()) {
            close(4408, "Connection initialisation timeout");
        }
    }

    void refuse() {
        close(4400, "Invalid message");
    }

    /** Takes one message; messages of a client come one after the other. */
    void hear(String text) {
        JsonNode message;
        try {
            message = RecordCodec.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            refuse();
            return;
        }
        switch (message.path("type").asText()) {
            case "connection_init" -> init(message.path("payload"));
            case "ping" -> send(message("pong"));
            case "pong" -> {}
            case "subscribe" -> subscribe(message);
            case "complete" -> complete(message.path("id").asText());
            default -> refuse();
        }
    }

    private void init(JsonNode payload) {
        if (isInitialised) {
            close(4429, "Too many initialisation requests");
            return;
        }
        isInitialised = true;
        Optional<Origin> proven =
                guard.originOfSocket(socket, payload.path("token").asText(""));
        if (proven.isEmpty()) {
            close(4403, "Forbidden");
            return;
        }
        origin = proven.get();
        send(message("connection_ack"));
    }

    private void subscribe(JsonNode message) {
        Origin asker = origin;
        if (asker == null) {
            close(4401, "Unauthorized");
            return;
        }
        String id = message.path("id").asText();
        JsonNode request = message.path("payload");
        if (id.isEmpty() || !Operations.names(request) || running.size() >= MOST_OPERATIONS) {
            refuse();
            return;
        }
        if (running.putIfAbsent(id, RUNNING) != null) {
            close(4409, "Subscriber for " + (id.length() > 60 ? id.substring(0, 60) : id) + " already exists");
            return;
        }
        Thread.ofVirtual().start(() -> answer(id, request, asker));
    }

    private void answer(String id, JsonNode request, Origin asker) {
        try {
            Map<String, Object> variables = request.path("variables").isObject()
                    ? RecordCodec.JSON.convertValue(request.get("variables"), RecordCodec.MAP)
                    : Map.of();
            String operation = request.path("operationName").asText("");
            guard.count(asker);
            switch (engine.open(operations.document(request), variables, operation, asker)) {
                case Answer.One one -> one(id, one.response());
                case Answer.Many many -> many.events().subscribe(new Taker(id));
            }
        } catch (Operations.NotThere e) {
            running.remove(id);
            ObjectNode told = message("error").put("id", id);
            told.putArray("payload").add(RecordCodec.JSON.valueToTree(e.error()));
            send(told);
        } catch (RateLimit.Exceeded e) {
            fail(id, "TOO_MANY_REQUESTS", String.valueOf(e.getMessage()), asker);
        } catch (Busy e) {
            fail(id, "OVERLOADED", String.valueOf(e.getMessage()), asker);
        } catch (RuntimeException e) {
            LOG.error("Request {} failed", asker.request(), e);
            fail(id, "INTERNAL", "Something went wrong inside Entail; its log knows it by the request's id", asker);
        }
    }

    /** A document that could not be carried out at all is an error message; it ends the operation. */
    private void one(String id, Map<String, Object> response) {
        if (running.remove(id) == null) {
            return;
        }
        if (!response.containsKey("data")) {
            send(message("error").put("id", id).set("payload", RecordCodec.JSON.valueToTree(response.get("errors"))));
            return;
        }
        next(id, response);
        send(message("complete").put("id", id));
    }

    private void fail(String id, String code, String text, Origin asker) {
        running.remove(id);
        ObjectNode told = message("error").put("id", id);
        ObjectNode error = told.putArray("payload").addObject().put("message", text);
        error.putObject("extensions").put("code", code).put("requestId", asker.request());
        send(told);
    }

    private void next(String id, Map<String, Object> response) {
        send(message("next").put("id", id).set("payload", RecordCodec.JSON.valueToTree(response)));
    }

    private void complete(String id) {
        Subscription subscription = running.remove(id);
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** Ends all operations, because the client is gone. */
    void end() {
        running.keySet().forEach(this::complete);
    }

    private static ObjectNode message(String type) {
        return RecordCodec.JSON.createObjectNode().put("type", type);
    }

    private synchronized void send(JsonNode message) {
        if (socket.session.isOpen()) {
            socket.send(message.toString());
        }
    }

    private void close(int code, String reason) {
        end();
        socket.closeSession(code, reason);
    }

    /** Sends an operation's events on, until it is completed. */
    private final class Taker implements Subscriber<ExecutionResult> {
        private final String id;

        Taker(String id) {
            this.id = id;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (running.replace(id, subscription) == null) {
                subscription.cancel();
                return;
            }
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ExecutionResult result) {
            if (running.containsKey(id)) {
                next(id, result.toSpecification());
            }
        }

        @Override
        public void onError(Throwable failure) {
            LOG.error("A subscription ended", failure);
            onComplete();
        }

        @Override
        public void onComplete() {
            if (running.remove(id) != null) {
                send(message("complete").put("id", id));
            }
        }
    }
}
