// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.auth.Bounds;
import dev.entail.api.auth.Permission;
import dev.entail.api.graphql.GraphqlEngine;
import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * GraphQL over WebSocket, by the protocol {@code graphql-transport-ws}. A caller proves who it is with the cookie or
 * the header of the handshake, or with {@code {"token": "..."}} as the payload of {@code connection_init}.
 */
final class GraphqlSocket {
    static final String PROTOCOL = "graphql-transport-ws";

    private static final int LARGEST_MESSAGE = 1_048_576;
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);
    private static final Duration FOR_INIT = Duration.ofSeconds(3);

    private final GraphqlEngine engine;
    private final Operations operations;
    private final Guard guard;
    private final Map<String, SocketConversation> open = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("entail-sockets").unstarted(work));

    GraphqlSocket(GraphqlEngine engine, Operations operations, Guard guard) {
        this.engine = engine;
        this.operations = operations;
        this.guard = guard;
    }

    void addTo(RoutesConfig routes) {
        routes.wsBeforeUpgrade("/graphql", guard::receiveSocket);
        routes.ws(
                "/graphql",
                socket -> {
                    socket.onConnect(this::begin);
                    socket.onMessage(message -> conversation(message).hear(message.message()));
                    socket.onBinaryMessage(message -> conversation(message).refuse());
                    socket.onClose(this::end);
                    socket.onError(this::end);
                },
                Permission.KNOWN,
                Bounds.KEPT);
    }

    private void begin(WsContext socket) {
        if (!PROTOCOL.equals(protocol(socket))) {
            socket.closeSession(4406, "Subprotocol not acceptable");
            return;
        }
        socket.session.setMaxTextMessageSize(LARGEST_MESSAGE);
        socket.enableAutomaticPings(BETWEEN_PINGS.toSeconds(), TimeUnit.SECONDS);
        SocketConversation conversation = new SocketConversation(engine, operations, guard, socket);
        open.put(socket.sessionId(), conversation);
        var _ = clock.schedule(conversation::requireInit, FOR_INIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@return the protocol that was agreed on: the first that the client offers} */
    private static String protocol(WsContext socket) {
        String offered = Objects.requireNonNullElse(socket.header("Sec-WebSocket-Protocol"), "");
        return offered.split(",", 2)[0].strip();
    }

    private SocketConversation conversation(WsContext socket) {
        return open.computeIfAbsent(socket.sessionId(), _ -> new SocketConversation(engine, operations, guard, socket));
    }

    private void end(WsContext socket) {
        SocketConversation conversation = open.remove(socket.sessionId());
        if (conversation != null) {
            conversation.end();
        }
    }
}
