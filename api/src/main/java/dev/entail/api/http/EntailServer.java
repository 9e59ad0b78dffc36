// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import dev.entail.api.Entail;
import dev.entail.api.auth.Bearer;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Tokens;
import dev.entail.api.graphql.GraphqlEngine;
import dev.entail.api.scim.ScimRoutes;
import dev.entail.graph.GraphException.StoreUnavailable;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Serves an open graph over HTTP to this machine only: a request whose {@code Host} is not this machine's is refused, so
 * that no page from elsewhere can talk to it by a name that it points here (DNS rebinding).
 */
public final class EntailServer implements AutoCloseable {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Javalin javalin;
    private final String host;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private EntailServer(Javalin javalin, String host) {
        this.javalin = javalin;
        this.host = host;
    }

    /**
     * Starts to serve.
     *
     * @param host a loopback address
     * @param port 0 for any that is free
     * @throws IllegalArgumentException where the address is not loopback
     */
    public static EntailServer start(Entail entail, String host, int port) {
        refuseUnlessLoopback(host);
        GraphqlRoute graphql = new GraphqlRoute(new GraphqlEngine(entail));
        HealthRoute health = new HealthRoute(entail);
        ScimRoutes scim = new ScimRoutes(entail, new Bearer(new Tokens(entail.store())));
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = GraphqlRoute.LARGEST_BODY;
            config.staticFiles.add(files -> {
                files.directory = "/web";
                files.location = Location.CLASSPATH;
            });
            config.routes.before(EntailServer::guard);
            config.routes.post("/graphql", graphql::post, Permission.READ);
            config.routes.get("/graphql", graphql::get, Permission.READ);
            config.routes.get("/health/live", health::live, Permission.NONE);
            config.routes.get("/health/ready", health::ready, Permission.NONE);
            scim.addTo(config.routes);
        });
        try {
            javalin.start(host, port);
        } catch (RuntimeException e) {
            throw new StoreUnavailable("Port " + port + " of " + host + " cannot be listened on: " + rootMessage(e), e);
        }
        EntailServer server = new EntailServer(javalin, host);
        entail.store().announceServing(server.url().toString());
        return server;
    }

    private static String rootMessage(Throwable failure) {
        return failure.getCause() == null ? String.valueOf(failure.getMessage()) : rootMessage(failure.getCause());
    }

    private static void refuseUnlessLoopback(String host) {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host is '" + host + "', which is no address", e);
        }
        throw new IllegalArgumentException("host is '" + host
                + "', allowed is a loopback address such as 127.0.0.1: this version has no authentication yet");
    }

    private static void guard(Context context) {
        context.header(
                        "Content-Security-Policy",
                        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin");
        String host = String.valueOf(context.host());
        int port = host.lastIndexOf(':');
        String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
        if (!OWN_NAMES.contains(name)) {
            context.status(HttpStatus.MISDIRECTED_REQUEST)
                    .result("This server answers to localhost only.")
                    .skipRemainingHandlers();
        }
    }

    /** {@return where the page is} */
    public URI url() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + javalin.port() + "/");
    }

    /** Waits until the server is closed or the program is interrupted. */
    public void awaitStop() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        stopped.await();
    }

    @Override
    public void close() {
        javalin.stop();
        stopped.countDown();
    }
}
