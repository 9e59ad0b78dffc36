// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;

/** A receiver of webhooks on this machine, which checks signatures as its makers would: by the specification alone. */
public final class Hook implements AutoCloseable {
    public static final byte[] KEY = "a key that only the two of us know".getBytes(StandardCharsets.US_ASCII);

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HttpServer server;
    private final String host;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final AtomicReference<CountDownLatch> held = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicInteger status = new AtomicInteger(204);

    /** What was posted. */
    public record Post(String path, Headers headers, String body) {
        public String header(String name) {
            return headers.getFirst(name);
        }

        /** {@return the signature that the headers should have} */
        public String expectedSignature() throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            String signed = header("webhook-id") + "." + header("webhook-timestamp") + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        }
    }

    public Hook() throws IOException {
        this(HttpServer.create(ANY_PORT, 0), "http://127.0.0.1");
    }

    /** One that speaks TLS, to be called {@code localhost}. */
    Hook(SSLContext tls) throws IOException {
        HttpsServer secure = HttpsServer.create(ANY_PORT, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        this(secure, "https://localhost");
    }

    private Hook(HttpServer server, String host) {
        this.server = server;
        this.host = host;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posts.add(new Post(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
            await(held.get());
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
    }

    public Hook answering(int code) {
        status.set(code);
        return this;
    }

    /** Keeps everybody waiting for an answer until {@link #letGo}. */
    public Hook holding() {
        held.set(new CountDownLatch(1));
        return this;
    }

    public void letGo() {
        held.get().countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public List<Post> posts() {
        return posts;
    }

    public String url() {
        return host + ":" + server.getAddress().getPort() + "/hook?team=risk";
    }

    /** {@return a file with the secret, as a user would make it} */
    public static Path secretFile(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("hook.secret"), "whsec_" + Base64.getEncoder().encodeToString(KEY) + "\n");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
