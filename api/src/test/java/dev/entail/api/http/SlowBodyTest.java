// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that send their bodies a byte now and then do not keep others from being answered. */
@ExtendWith(SharedStore.class)
final class SlowBodyTest {
    /** More than the server has threads. */
    private static final int SLOW = 300;

    @Test
    @Timeout(180)
    void doNotStopOthers(GraphStore store) throws Exception {
        try (EntailServer server = EntailServer.start(new Entail(store), ServerOptions.local(0))) {
            Visitor visitor = Visitor.of(server, store, Scope.VIEWER);
            List<Socket> slow = new ArrayList<>();
            try {
                for (int number = 0; number < SLOW; number++) {
                    slow.add(begin(server, visitor));
                }
                int answered = 0;
                int ended = 0;
                Instant end = Instant.now().plus(Duration.ofSeconds(90));
                while (ended < SLOW && Instant.now().isBefore(end)) {
                    ended = drip(slow);
                    assertThat(visitor.ask("{ __typename }").statusCode()).isEqualTo(200);
                    answered++;
                }

                assertThat(ended).as("how many the server gave up").isEqualTo(SLOW);
                assertThat(answered).isPositive();
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    private static Socket begin(EntailServer server, Visitor visitor) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort());
        socket.setSoTimeout(1);
        String head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + visitor.token()
                + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** {@return to how many the server has said that it is over} */
    private static int drip(List<Socket> slow) {
        int ended = 0;
        for (Socket socket : slow) {
            ended += isOver(socket) ? 1 : 0;
        }
        return ended;
    }

    private static boolean isOver(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
            socket.getInputStream().read();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
