// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A post goes where it was told, and a receiver cannot hold or fill its sender. */
@Timeout(60)
final class WebhookPostTest {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final List<InetAddress> HERE = List.of(InetAddress.getLoopbackAddress());

    private static WebhookPost post(String url, Duration time) {
        return new WebhookPost(URI.create(url), HERE, BODY, Authorities.tls(Optional.empty()), time);
    }

    @Test
    void theNameIsNotResolvedAgain() throws IOException {
        try (Hook hook = new Hook()) {
            String url = hook.url().replace("127.0.0.1", "hooks.invalid");

            assertThat(post(url, Duration.ofSeconds(20)).send()).isEqualTo(204);
            assertThat(hook.posts().getFirst().header("Host"))
                    .isEqualTo(URI.create(url).getAuthority());
            assertThat(hook.posts().getFirst().headers()).doesNotContainKeys("Upgrade", "Cookie", "Accept-encoding");
        }
    }

    /** What a receiver says, and how often it goes on with the rest. */
    private interface Answer {
        void write(OutputStream out) throws Exception;
    }

    private static ServerSocket receiver(Answer answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                answer.write(socket.getOutputStream());
            } catch (Exception e) {
                Thread.currentThread().interrupt();
            }
        });
        return server;
    }

    private static String url(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void whoAnswersAByteAtATimeIsGivenUp() throws IOException {
        try (ServerSocket server = receiver(out -> {
            for (byte each : bytes("HTTP/1.1 200 OK\r\nX: " + "x".repeat(10_000))) {
                out.write(each);
                Thread.sleep(50);
            }
        })) {
            assertThatThrownBy(() -> post(url(server), Duration.ofSeconds(1)).send())
                    .isInstanceOf(Undeliverable.class)
                    .hasMessage("127.0.0.1 did not answer within 1 seconds");
        }
    }

    @Test
    void anAnswerWithoutEndIsNotRead() throws IOException {
        try (ServerSocket server = receiver(out -> {
            out.write(bytes("HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n"));
            while (true) {
                out.write(bytes("400\r\n" + "x".repeat(0x400) + "\r\n"));
            }
        })) {
            long start = System.nanoTime();
            assertThat(post(url(server), Duration.ofSeconds(20)).send()).isEqualTo(202);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aHeaderWithoutEndIsNotRead() throws IOException {
        try (ServerSocket server = receiver(out -> {
            out.write(bytes("HTTP/1.1 200 OK\r\nX: "));
            while (true) {
                out.write(bytes("x".repeat(0x400)));
            }
        })) {
            assertThatThrownBy(() -> post(url(server), Duration.ofSeconds(20)).send())
                    .isInstanceOf(Undeliverable.class)
                    .hasMessageContaining("Maximum line length limit exceeded");
        }
    }
}
