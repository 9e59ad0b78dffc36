// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.entail.graph.GraphException.StoreUnavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.SecurityException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedNeo4jTest {
    private StoreLocation location;
    private HomeFolder home;
    private GraphStore store;

    @BeforeAll
    void open(@TempDir Path folder) {
        home = new HomeFolder(folder.resolve("home"));
        location = new StoreLocation.Embedded(home.path());
        store = GraphStore.open(location);
    }

    @AfterAll
    void close() {
        store.close();
    }

    private URI bolt() {
        return URI.create(home.running().orElseThrow().bolt());
    }

    @Test
    void listensOnLoopbackOnly() throws IOException {
        assertThat(bolt().getHost()).isEqualTo("127.0.0.1");
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        assumeThat(others).isNotEmpty();

        for (InetAddress other : others) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, bolt().getPort()), 2_000))
                        .as(other.toString())
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void keepsItsPasswordFromOtherUsers() throws IOException {
        assumeThat(home.path().getFileSystem().supportedFileAttributeViews()).contains("posix");

        assertThat(permissions(home.path())).isEqualTo("rwx------");
        assertThat(permissions(home.path().resolve("neo4j.password"))).isEqualTo("rw-------");
        assertThat(permissions(home.path().resolve("running"))).isEqualTo("rw-------");
        assertThat(home.password()).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void opensAgainWithItsPasswordAndWithoutIt(@TempDir Path folder) throws IOException {
        HomeFolder own = new HomeFolder(folder.resolve("own"));
        StoreLocation there = new StoreLocation.Embedded(own.path());
        GraphStore.open(there).close();
        String first = own.password();

        GraphStore.open(there).close();
        assertThat(own.password()).isEqualTo(first);

        Files.delete(own.path().resolve("neo4j.password"));
        GraphStore.open(there).close();
        assertThat(own.password()).isNotEqualTo(first);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void refusesWhoeverLacksThePassword() {
        for (AuthToken wrong : List.of(
                AuthTokens.basic("neo4j", "neo4j"),
                AuthTokens.basic("neo4j", ""),
                AuthTokens.basic("admin", "admin"))) {
            try (Driver driver = GraphDatabase.driver(bolt(), wrong)) {
                assertThatThrownBy(driver::verifyConnectivity).isInstanceOf(AuthenticationException.class);
            }
        }
        try (Driver driver = GraphDatabase.driver(bolt(), AuthTokens.none())) {
            assertThatThrownBy(driver::verifyConnectivity).isInstanceOf(SecurityException.class);
        }
    }

    @Test
    void readsNoFileForAQuery(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret.csv"), "do-not-read\n");

        assertThatThrownBy(() -> store.list(loadCsv(file.toUri().toString())))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageNotContaining("do-not-read");
    }

    @Test
    void fetchesNoAddressForAQuery() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            for (String host : List.of("127.0.0.1", "localhost", "[::1]")) {
                String url = "http://" + host + ":" + server.getAddress().getPort() + "/data.csv";
                assertThatThrownBy(() -> store.list(loadCsv(url))).as(url).isInstanceOf(StoreUnavailable.class);
            }
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private static Query<String> loadCsv(String url) {
        return Cypher.query(
                "LOAD CSV FROM $url AS line RETURN line[0] AS text", Map.of("url", url), row -> row.text("text"));
    }

    @Test
    void closesQuicklyAndKeepsItsDataForTheNextOpening(@TempDir Path folder) {
        StoreLocation place = new StoreLocation.Embedded(folder.resolve("home"));
        GraphStore first = GraphStore.open(place);
        first.write(Cypher.command("UNWIND range(1, 20000) AS n CREATE (:Probe {name: 'kept'})", Map.of()));
        long start = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));

        try (GraphStore second = GraphStore.open(place)) {
            assertThat(names(second)).hasSize(20_000).containsOnly("kept");
            first.close();
            assertThat(new HomeFolder(folder.resolve("home")).running())
                    .as("a second close leaves the next opening alone")
                    .isPresent();
        }
    }

    @Test
    void refusesASecondOpeningWhileItDoesNotServe() {
        assertThatThrownBy(() -> GraphStore.open(location))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(home.path().toString())
                .hasMessageContaining("(" + ProcessHandle.current().pid() + ")");
        assertThat(names(store)).isEmpty();
    }

    @Test
    void letsASecondOpeningJoinWhileItServes(@TempDir Path folder) {
        StoreLocation place = new StoreLocation.Embedded(folder.resolve("home"));
        try (GraphStore first = GraphStore.open(place)) {
            first.announceServing("http://127.0.0.1:8080");
            try (GraphStore second = GraphStore.open(place)) {
                second.write(Cypher.command("CREATE (:Probe {name: 'shared'})", Map.of()));

                assertThat(names(first)).containsExactly("shared");
            }
            assertThat(names(first)).containsExactly("shared");
        }
    }

    private static List<String> names(GraphStore store) {
        return store.list(Cypher.query("MATCH (p:Probe) RETURN p.name AS name", Map.of(), row -> row.text("name")));
    }
}
