// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.Entail;
import dev.entail.api.auth.Sessions;
import dev.entail.api.auth.Tokens;
import dev.entail.api.schedule.Scheduler;
import dev.entail.graph.GraphException.StoreUnavailable;
import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsHandlerEntry;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Serves an open graph over HTTP: by itself to this machine only, further where callers prove who they are. */
public final class EntailServer implements AutoCloseable {
    private final Javalin javalin;
    private final ServerOptions options;
    private final Sessions sessions;
    private final CountDownLatch stopped;
    private final Scheduler scheduler;

    private EntailServer(
            Javalin javalin, ServerOptions options, Sessions sessions, CountDownLatch stopped, Scheduler scheduler) {
        this.javalin = javalin;
        this.options = options;
        this.sessions = sessions;
        this.stopped = stopped;
        this.scheduler = scheduler;
    }

    /**
     * Starts to serve.
     *
     * @throws IllegalArgumentException where that would not be safe
     */
    public static EntailServer start(Entail entail, ServerOptions options) {
        options.tls().ifPresent(Tls::keys);
        Tokens tokens = new Tokens(entail.store());
        Instant now = Instant.now();
        options.requireSafe(
                tokens.all().stream().anyMatch(token -> token.whyNot(now).isEmpty()));
        Sessions sessions = new Sessions();
        CountDownLatch stopped = new CountDownLatch(1);
        Scheduler scheduler = new Scheduler(entail);
        Javalin javalin = Javalin.create(
                config -> new Routes(entail, options, tokens, sessions, () -> stopped.getCount() > 0, scheduler::isWell)
                        .addTo(config));
        try {
            javalin.start(options.host(), options.port());
        } catch (RuntimeException e) {
            throw new StoreUnavailable(
                    "Port %d of %s cannot be listened on: %s".formatted(options.port(), options.host(), rootMessage(e)),
                    e);
        }
        EntailServer server = new EntailServer(javalin, options, sessions, stopped, scheduler);
        scheduler.start();
        entail.store().announceServing(server.url().toString());
        return server;
    }

    private static String rootMessage(Throwable failure) {
        return failure.getCause() == null ? String.valueOf(failure.getMessage()) : rootMessage(failure.getCause());
    }

    /** {@return all that it answers to} */
    List<Endpoint> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .toList();
    }

    /** {@return the permissions of all sockets that it opens} */
    List<Set<RouteRole>> sockets() {
        return javalin.unsafe.internalRouter.allWsHandlers().stream()
                .map(WsHandlerEntry::getRoles)
                .toList();
    }

    /** {@return where the page is} */
    public URI url() {
        String name = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        String scheme = options.tls().isPresent() ? "https" : "http";
        return URI.create(scheme + "://" + name + ":" + javalin.port() + "/");
    }

    /**
     * {@return a link that signs its first user in as the one who runs this process; the one before works no longer.
     * Where others can reach the server there is none}
     */
    public Optional<URI> link() {
        return options.isLoopback() ? Optional.of(url().resolve("login/" + sessions.newLink())) : Optional.empty();
    }

    /** Waits until the server is closed. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        stopped.countDown();
        javalin.stop();
        scheduler.close();
    }
}
