// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Entail with a real Keycloak, which {@code ./mvnw -Pkeycloak -pl api -am verify -Dtest=KeycloakTest} fetches, and this
 * test starts; skipped where it is not there, because it takes a minute and 180 MB.
 */
@ExtendWith(SharedStore.class)
final class KeycloakTest {
    private static final Path HOME = Path.of("target", "keycloak", "keycloak-26.7.3");
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String REALM = """
            {"realm":"entail","enabled":true,"sslRequired":"none",
             "roles":{"realm":[{"name":"risk-team"},{"name":"visitors"}]},
             "users":[
              {"username":"ana","enabled":true,"firstName":"Ana","lastName":"A","email":"ana@entail.example","emailVerified":true,
               "credentials":[{"type":"password","value":"ana-pass"}],"realmRoles":["risk-team"]},
              {"username":"bob","enabled":true,"firstName":"Bob","lastName":"B","email":"bob@entail.example","emailVerified":true,
               "credentials":[{"type":"password","value":"bob-pass"}],"realmRoles":["visitors"]}],
             "clients":[{"clientId":"entail-page","enabled":true,"publicClient":true,"standardFlowEnabled":true,
               "directAccessGrantsEnabled":true,"redirectUris":["http://127.0.0.1:*","http://127.0.0.1/*","*"],
               "attributes":{"pkce.code.challenge.method":"S256"},
               "defaultClientScopes":["basic","profile","roles"],
               "protocolMappers":[{"name":"entail-audience","protocol":"openid-connect","protocolMapper":"oidc-audience-mapper",
                 "config":{"included.custom.audience":"entail","access.token.claim":"true","id.token.claim":"false"}}]}]}
            """;

    private static Process process;
    private static URI issuer;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeAll
    static void startKeycloak() throws Exception {
        assumeTrue(
                Files.isExecutable(HOME.resolve("bin/kc.sh")),
                "Keycloak is not in " + HOME + "; fetch it with ./mvnw -Pkeycloak -pl api -am process-test-resources");
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(HOME.resolve("data/import"));
        Files.writeString(HOME.resolve("data/import/entail.json"), REALM);
        ProcessBuilder builder = new ProcessBuilder(
                        HOME.resolve("bin/kc.sh").toAbsolutePath().toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("keycloak.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = builder.start();
        issuer = URI.create("http://127.0.0.1:" + port + "/realms/entail");
        awaitKeycloak();
    }

    private static void awaitKeycloak() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(end) && process.isAlive()) {
                try {
                    URI at = URI.create(issuer + "/.well-known/openid-configuration");
                    if (client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    Thread.sleep(500);
                }
                Thread.sleep(500);
            }
        }
        throw new AssertionError("Keycloak did not start: " + Files.readString(HOME.resolve("keycloak.log")));
    }

    @AfterAll
    static void stopKeycloak() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static ServerOptions options() {
        Map<Key, Value> values = new EnumMap<>(Key.class);
        values.put(Key.PORT, new Value("0", "test"));
        values.put(Key.OIDC_ISSUER, new Value(issuer.toString(), "test"));
        values.put(Key.OIDC_ROLE_CLAIM, new Value("realm_access.roles", "test"));
        values.put(Key.OIDC_ROLES, new Value("risk-team=risk", "test"));
        values.put(Key.OIDC_CLIENT, new Value("entail-page", "test"));
        return ServerOptions.of(Configuration.of(Map.of(), Map.of(), values));
    }

    @Test
    void letsTheHoldersOfItsTokensDoWhatTheirRolesAllow(GraphStore store) throws Exception {
        try (EntailServer server = EntailServer.start(new Entail(store), options())) {
            JsonNode ana = session(server, token("ana", "ana-pass"));

            assertThat(ana.path("name").asText()).startsWith("oidc:ana (");
            assertThat(ana.path("scopes")).hasToString("[\"risk\"]");
            assertThat(get(server.url().resolve("api/session"), token("bob", "bob-pass"))
                            .statusCode())
                    .as("somebody without a role that is mapped")
                    .isEqualTo(403);
            String token = token("ana", "ana-pass");
            String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
            assertThat(get(server.url().resolve("api/session"), forged).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void signsABrowserIn(GraphStore store) throws Exception {
        try (EntailServer server = EntailServer.start(new Entail(store), options())) {
            HttpResponse<String> away = get(server.url().resolve("login"), "");
            HttpResponse<String> page = get(location(away), "");
            Matcher form = Pattern.compile("action=\"([^\"]+)\"").matcher(page.body());
            assertThat(form.find()).as(page.body()).isTrue();
            HttpResponse<String> back = browser.send(
                    HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("username=ana&password=ana-pass&credentialId="))
                            .build(),
                    BodyHandlers.ofString());
            HttpResponse<String> signedIn = get(location(back), "");

            assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(303);
            HttpResponse<String> session = get(server.url().resolve("api/session"), "");
            assertThat(session.body()).contains("oidc:ana (", "\"risk\"");
        }
    }

    private static URI location(HttpResponse<String> response) {
        return URI.create(response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(response.statusCode() + ": " + response.body())));
    }

    private JsonNode session(EntailServer server, String token) throws Exception {
        return RecordCodec.JSON.readTree(
                get(server.url().resolve("api/session"), token).body());
    }

    private HttpResponse<String> get(URI at, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at);
        return browser.send(
                (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build(),
                BodyHandlers.ofString());
    }

    private String token(String user, String password) throws Exception {
        String form = "grant_type=password&client_id=entail-page&scope=openid&username=" + user + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RecordCodec.JSON.readTree(answer.body()).path("access_token").asText();
    }
}
