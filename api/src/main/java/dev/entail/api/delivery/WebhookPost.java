// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST (HTTP/1.1, RFC 9112) to addresses that were looked at before. HTTP clients resolve the name themselves, and
 * might then be told another address; this one cannot.
 */
final class WebhookPost {
    private static final Duration TIME = Duration.ofSeconds(20);

    private final URI address;
    private final List<InetAddress> pinned;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    WebhookPost(URI address, List<InetAddress> pinned, byte[] body) {
        this.address = address;
        this.pinned = pinned;
        this.body = body;
    }

    WebhookPost with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** {@return the status of the answer; the first address that can be reached is taken} */
    int send() throws Undeliverable {
        IOException last = new IOException("it has no address");
        for (InetAddress each : pinned) {
            try (Socket plain = new Socket()) {
                plain.connect(new InetSocketAddress(each, port()), (int) TIME.toMillis());
                plain.setSoTimeout((int) TIME.toMillis());
                return exchange(plain);
            } catch (IOException e) {
                last = e;
            }
        }
        throw Undeliverable.forNow(address.getHost() + " cannot be reached: " + last.getMessage());
    }

    private boolean isEncrypted() {
        return "https".equals(address.getScheme());
    }

    private int port() {
        int usual = isEncrypted() ? 443 : 80;
        return address.getPort() < 0 ? usual : address.getPort();
    }

    /** Whoever answers a byte at a time is cut off as well. */
    private int exchange(Socket plain) throws IOException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                () -> close(plain),
                CompletableFuture.delayedExecutor(TIME.toSeconds(), java.util.concurrent.TimeUnit.SECONDS));
        try (Socket socket = isEncrypted() ? encrypted(plain) : plain) {
            OutputStream out = socket.getOutputStream();
            out.write(head());
            out.write(body);
            out.flush();
            return status(new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 256));
        } finally {
            end.cancel(false);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The certificate must be that of the name, whatever the address. */
    private SSLSocket encrypted(Socket plain) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, address.getHost(), port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private byte[] head() {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String target = address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
        StringBuilder head = new StringBuilder("POST " + target + " HTTP/1.1\r\n")
                .append("Host: ")
                .append(address.getRawAuthority())
                .append(
                        "\r\nUser-Agent: Entail\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static int status(BufferedReader answer) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = answer.read();
        while (next >= 0 && next != '\n' && line.length() < 256) {
            line.append((char) next);
            next = answer.read();
        }
        if (!line.toString().matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?\r?")) {
            throw new IOException("it does not answer as HTTP does");
        }
        return Integer.parseInt(line.substring(9, 12));
    }
}
