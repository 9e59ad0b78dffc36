// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What slowhttptest, the tool that Debian has for it, does to a server: bodies and headers that never end. Skipped where it is not installed. */
@ExtendWith(SharedStore.class)
final class SlowHttpAttackTest {
    private static final String CONNECTIONS = "400";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"-B, POST", "-H, GET"})
    @Timeout(180)
    void doesNotStopOthers(String mode, String verb, GraphStore store) throws Exception {
        try (EntailServer server = EntailServer.start(new Entail(store), ServerOptions.local(0))) {
            Visitor visitor = Visitor.of(server, store, Scope.VIEWER);
            Path said = folder.resolve("said.txt");
            Process attack = attack(said, mode, verb, server);
            try {
                int answered = 0;
                while (attack.isAlive()) {
                    assertThat(visitor.ask("{ __typename }").statusCode()).isEqualTo(200);
                    answered++;
                    attack.waitFor(100, TimeUnit.MILLISECONDS);
                }

                assertThat(answered).isGreaterThan(10);
                assertThat(Files.readString(said, StandardCharsets.ISO_8859_1))
                        .contains("YES")
                        .doesNotContainPattern("service available:\\W*\\[?[0-9;m]*\\W*NO");
            } finally {
                attack.destroyForcibly();
            }
        }
    }

    /** Somebody who is signed in, so that bodies are waited for: ten seconds between what is sent, twenty-five in all. */
    private static Process attack(Path said, String mode, String verb, EntailServer server)
            throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        "slowhttptest",
                        mode,
                        "-c",
                        CONNECTIONS,
                        "-r",
                        "200",
                        "-i",
                        "10",
                        "-l",
                        "25",
                        "-x",
                        "10",
                        "-p",
                        "10",
                        "-s",
                        "8192",
                        "-t",
                        verb,
                        "-f",
                        "application/json",
                        "-j",
                        session(server),
                        "-u",
                        server.url() + "graphql")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        try {
            return command.start();
        } catch (IOException e) {
            return Assumptions.abort("slowhttptest is not installed");
        }
    }

    private static String session(EntailServer server) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.link().orElseThrow()).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("Set-Cookie")
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .orElseThrow();
    }
}
