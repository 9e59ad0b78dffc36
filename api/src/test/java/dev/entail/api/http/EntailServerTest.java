// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as a browser, a script, and somebody with bad intentions meet it. */
final class EntailServerTest {
    private static final String JSON = "application/json";
    private static final String ASK = "{\"query\":\"{identity(id:\\\"ana\\\"){name}}\"}";

    private static Entail entail;
    private static EntailServer server;
    private static String token;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        entail = new Entail(store);
        entail.load(
                Records.SOURCE,
                Records.of("{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','name':'Ána'}}"),
                LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        server = EntailServer.start(entail, ServerOptions.local(0));
        token = new Tokens(store).create("tester", Set.of(Scope.ADMIN), "default", Optional.empty(), Instant.now());
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void answersAPost() throws Exception {
        HttpResponse<String> response = post(JSON, ASK);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).startsWith(JSON);
        assertThat(json(response).at("/data/identity/name").asText()).isEqualTo("Ána");
        assertThat(json(response).has("errors")).isFalse();
    }

    @Test
    void takesVariablesAndTheNameOfAnOperation() throws Exception {
        String body = """
                {"query":"query A($id: ID!) {identity(id: $id) {id}} query B {graph {version}}",
                 "variables":{"id":"ana"},"operationName":"A"}""";

        assertThat(json(post("application/json; charset=utf-8", body))
                        .at("/data/identity/id")
                        .asText())
                .isEqualTo("ana");
        assertThat(json(post(JSON, "{\"query\":\"{graph{version}}\",\"variables\":null,\"operationName\":null}"))
                        .at("/data/graph/version")
                        .asLong())
                .isPositive();
    }

    @Test
    void answersAGet() throws Exception {
        HttpResponse<String> response = get("graphql?query=" + encode("query($id: ID!) {identity(id: $id) {name}}")
                + "&variables=" + encode("{\"id\":\"ana\"}"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/data/identity/name").asText()).isEqualTo("Ána");
    }

    @Test
    void changesNothingByAGet() throws Exception {
        HttpResponse<String> response = get("graphql?query=" + encode("mutation {runAnalyses {__typename}}"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
        assertThat(json(response).has("data")).isFalse();
    }

    @Test
    void answersInTheNewMediaTypeWhereItIsAskedFor() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve("graphql"))
                .header("Content-Type", JSON)
                .header("Accept", "application/graphql-response+json");

        HttpResponse<String> good = send(request.copy().POST(BodyPublishers.ofString(ASK)));
        HttpResponse<String> bad = send(request.copy().POST(BodyPublishers.ofString("{\"query\":\"{nonsense}\"}")));

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(type(good)).startsWith("application/graphql-response+json");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(json(bad).get("errors")).isNotEmpty();
    }

    @Test
    void answersAWrongDocumentWithItsErrors() throws Exception {
        HttpResponse<String> response = post(JSON, "{\"query\":\"{nonsense}\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/errors/0/message").asText()).contains("nonsense");
        assertThat(json(response).has("data")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain; a=application/json",
                "application/graphql"
            })
    void takesNoBodyThatAPlainFormCouldSend(String type) throws Exception {
        HttpResponse<String> response = post(type, ASK);

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(json(response).at("/errors/0/message").asText()).contains(JSON);
        assertThat(response.body()).doesNotContain("Ána");
    }

    @Test
    void takesNoBodyWithoutAType() throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.url().resolve("graphql")).POST(BodyPublishers.ofString(ASK));

        assertThat(send(request).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"query\":            | not JSON",
                "nonsense               | not JSON",
                "``                     | must be a JSON object",
                "[{\"query\":\"{graph{version}}\"}] | batches are not supported",
                "\"text\"               | must be a JSON object",
                "{}                     | 'query' is missing",
                "{\"query\":7}          | 'query' must be a string",
                "{\"query\":null}       | 'query' is missing",
                "{\"query\":\"{graph{version}}\",\"variables\":[]} | 'variables' must be an object",
                "{\"query\":\"{graph{version}}\",\"operationName\":1} | 'operationName' must be a string"
            })
    void saysWhatIsWrongWithARequest(String body, String reason) throws Exception {
        HttpResponse<String> response = post(JSON, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(type(response)).startsWith(JSON);
        assertThat(json(response).at("/errors/0/message").asText()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graphql",
                "graphql?query=%7Bgraph%7Bversion%7D%7D&variables=%7B",
                "graphql?query=%7Bgraph%7Bversion%7D%7D&variables=7"
            })
    void saysWhatIsWrongWithAGet(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/errors/0/message").asText()).isNotBlank();
    }

    @Test
    void refusesABodyOfMoreThanOneMebibyte() throws Exception {
        String padding = " ".repeat(1_048_577);

        HttpResponse<String> large = post(JSON, ASK + padding);
        HttpResponse<String> fits = post(JSON, ASK + " ".repeat(500_000));

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).doesNotContain("Ána");
        assertThat(fits.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "localhost.evil.example:PORT",
                "127.0.0.1.evil.example",
                "127.0.0.1@evil.example:PORT",
                "[::2]:PORT",
                "192.0.2.1:PORT"
            })
    void refusesARequestThatNamesAnotherHost(String host) throws IOException {
        for (String path :
                new String[] {"/", "/entail.css", "/graphql?query=%7Bgraph%7Bversion%7D%7D", "/health/ready"}) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

            assertThat(answer).as("%s of %s", path, host).matches("(?s)HTTP/1\\.1 (421|400) .*");
            if (answer.startsWith("HTTP/1.1 421")) {
                assertThat(answer).contains("Content-Security-Policy: ", "X-Content-Type-Options: nosniff");
            }
            assertThat(answer).doesNotContain("\"version\"", "<script", "graphVersion");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT"})
    void answersToItsOwnNames(String host) throws IOException {
        assertThat(raw("GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "entail.js", "graphql?query=%7Bgraph%7Bversion%7D%7D", "graphql", "health/live", "nowhere"})
    void sendsSecurityHeadersWithEveryAnswer(String path) throws Exception {
        HttpResponse<String> response = get(path);

        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                .contains("same-origin");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void tellsThatItIsAliveAndReady() throws Exception {
        HttpResponse<String> live = get("health/live");
        HttpResponse<String> ready = get("health/ready");

        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(json(live).get("status").asText()).isEqualTo("alive");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(json(ready).get("status").asText()).isEqualTo("ready");
        assertThat(json(ready).get("graphVersion").asLong()).isPositive();
        assertThat(ready.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void servesThePageWithItsScriptAndItsStyle() throws Exception {
        HttpResponse<String> page = get("");
        HttpResponse<String> script = get("entail.js");
        HttpResponse<String> style = get("entail.css");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(type(page)).startsWith("text/html");
        assertThat(page.body()).contains("entail.js", "entail.css").doesNotContain("<style", "onclick");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(type(script)).contains("javascript");
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(type(style)).startsWith("text/css");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "..%2f..%2fpom.xml", "%2e%2e/logback.xml", "schema/entity.graphqls"})
    void servesNothingElse(String path) throws IOException {
        String answer = raw("GET /" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (404|400) .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void listensToThisMachineOnly(String host) {
        assertThatThrownBy(() -> EntailServer.start(entail, reachableAt(host, Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + host + "'")
                .hasMessageContaining("allowed is a loopback address")
                .hasMessageContaining("--tls-cert")
                .hasMessageContaining("--behind-proxy");
    }

    @Test
    void letsOthersInOnlyWhereTheyCanSignIn() {
        new Tokens(entail.store()).revoke("tester", Instant.now());
        try {
            assertThatThrownBy(() -> EntailServer.start(
                            entail, reachableAt("0.0.0.0", Map.of(Key.BEHIND_PROXY, new Value("true", "test")))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("nobody could sign in")
                    .hasMessageContaining("entail token create");
        } finally {
            token = new Tokens(entail.store())
                    .create("other", Set.of(Scope.ADMIN), "default", Optional.empty(), Instant.now());
        }
        try (EntailServer other = EntailServer.start(
                entail, reachableAt("0.0.0.0", Map.of(Key.BEHIND_PROXY, new Value("true", "test"))))) {
            assertThat(other.link()).isEmpty();
        }
    }

    private static ServerOptions reachableAt(String host, Map<Key, Value> more) {
        Map<Key, Value> options = new EnumMap<>(Key.class);
        options.putAll(more);
        options.put(Key.HOST, new Value(host, "--host"));
        options.put(Key.PORT, new Value("0", "--port"));
        return ServerOptions.of(Configuration.of(Map.of(), Map.of(), options));
    }

    @Test
    void saysThatAPortIsTaken() {
        int port = server.url().getPort();

        assertThatThrownBy(() -> EntailServer.start(entail, ServerOptions.local(port)))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("Port " + port);
    }

    private static HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.url().resolve("graphql"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(server.url() + path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(
                request.header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** {@return the answer to a request as it stands, of which no client mends anything} */
    private static String raw(String request) throws IOException {
        int port = server.url().getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(request.replace("PORT", String.valueOf(port)).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        return RecordCodec.JSON.readTree(response.body());
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
