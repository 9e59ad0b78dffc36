// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, by which way, and how far. */
final class SignInTest {
    private static final String ASK = "{\"query\":\"{graph{version}}\"}";

    private static GraphStore store;
    private static EntailServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() {
        store = SharedStore.store();
        SharedStore.empty(store);
        server = EntailServer.start(new Entail(store), ServerOptions.local(0));
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void everyRouteNamesItsPermission() {
        assertThat(server.routes()).hasSizeGreaterThan(10).allSatisfy(endpoint -> {
            Roles roles = endpoint.metadata(Roles.class);
            assertThat(roles == null ? Set.<RouteRole>of() : roles.getRoles())
                    .as("%s %s", endpoint.method, endpoint.path)
                    .filteredOn(Permission.class::isInstance)
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql?query=%7Bgraph%7Bversion%7D%7D", "api/session", "graphql"})
    void answersNobodyWhoIsUnknown(String path) throws Exception {
        HttpResponse<String> answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"entail\"");
        assertThat(json(answer).at("/errors/0/extensions/code").asText()).isEqualTo("UNAUTHENTICATED");
        assertThat(json(answer).at("/errors/0/extensions/requestId").asText())
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"health/live", "health/ready", "", "entail.css"})
    void answersEverybodyAboutItsHealthAndWithThePage(String path) throws Exception {
        assertThat(send(request(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void opensASessionForTheFirstWhoFollowsTheLink() throws Exception {
        URI link = server.link().orElseThrow();

        HttpResponse<String> first = send(HttpRequest.newBuilder(link));
        HttpResponse<String> second = send(HttpRequest.newBuilder(link));

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains("/");
        assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200");
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();

        HttpResponse<String> asked = send(ask().header("Cookie", cookie(first)));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(json(asked).at("/data/graph/version").isNumber()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%20"})
    void opensNoSessionForAGuess(String guess) throws Exception {
        URI link = server.link().orElseThrow();

        assertThat(send(request("login/" + guess)).statusCode()).isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(link)).statusCode()).isEqualTo(303);
    }

    @Test
    void endsASessionWhenItsUserSignsOut() throws Exception {
        String cookie = session();

        HttpResponse<String> out = send(request("api/session").DELETE().header("Cookie", cookie));

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("=;", "Expires=Thu, 01 Jan 1970");
        assertThat(send(ask().header("Cookie", cookie)).statusCode()).isEqualTo(401);
    }

    @Test
    void tellsACallerWhoItIs() throws Exception {
        JsonNode admin = json(send(request("api/session").header("Cookie", session())));
        JsonNode viewer = json(send(request("api/session").header("Authorization", token(Scope.VIEWER))));

        assertThat(admin.at("/scopes/0").asText()).isEqualTo("admin");
        assertThat(viewer.path("name").asText()).startsWith("token:viewer");
        assertThat(viewer.path("permissions")).hasToString("[\"KNOWN\",\"READ\"]");
    }

    @Test
    void opensASessionForTheHolderOfAToken() throws Exception {
        HttpResponse<String> opened =
                send(request("api/session").POST(BodyPublishers.noBody()).header("Authorization", token(Scope.VIEWER)));

        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(send(ask().header("Cookie", cookie(opened))).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(value = Scope.class)
    void letsEachScopeAskWhatItMay(Scope scope) throws Exception {
        HttpResponse<String> answer = send(ask().header("Authorization", token(scope)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).has("errors")).isEqualTo(!scope.permissions().contains(Permission.READ));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer ", "Bearer entail_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesATokenThatIsNobodys(String value) throws Exception {
        HttpResponse<String> answer = send(ask().header("Authorization", value).header("Cookie", session()));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).contains("invalid_token");
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example,       application/json",
        "http://127.0.0.1:1,        application/json",
        "http://localhost,          application/json",
        "null,                      application/json",
        "'',                        text/plain",
        "'',                        multipart/form-data; boundary=x",
        "'',                        application/x-www-form-urlencoded"
    })
    void refusesWhatAnotherSitesPageCouldMakeABrowserSend(String origin, String type) throws Exception {
        HttpRequest.Builder request = request("graphql")
                .POST(BodyPublishers.ofString(ASK))
                .header("Content-Type", type)
                .header("Cookie", session());
        HttpResponse<String> answer = send(origin.isEmpty() ? request : request.header("Origin", origin));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer).has("data")).isFalse();
    }

    @Test
    void answersItsOwnPage() throws Exception {
        String own = "http://127.0.0.1:" + server.url().getPort();

        assertThat(send(ask().header("Cookie", session()).header("Origin", own)).statusCode())
                .isEqualTo(200);
    }

    private static String session() throws Exception {
        return cookie(send(HttpRequest.newBuilder(server.link().orElseThrow())));
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String token(Scope scope) {
        String name = scope.text() + "-" + System.nanoTime();
        return "Bearer " + new Tokens(store).create(name, Set.of(scope), "default", Optional.empty(), Instant.now());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    private static HttpRequest.Builder ask() {
        return request("graphql").POST(BodyPublishers.ofString(ASK)).header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return RecordCodec.JSON.readTree(response.body());
    }
}
