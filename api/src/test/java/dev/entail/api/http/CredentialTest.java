// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** API tokens and sessions as an administrator keeps them over GraphQL, tried on a started server. */
final class CredentialTest {
    private static final String CREATE = """
            mutation { createApiToken(input: {name: "%s", scopes: [%s]%s}) {
              ... on ApiTokenSuccess { value token { name scopes state expiresAt } } ... on Failure { message } } }""";

    private static GraphStore store;
    private static Entail entail;
    private static EntailServer server;
    private static Visitor admin;

    @BeforeAll
    static void start() {
        store = SharedStore.store();
        SharedStore.empty(store);
        entail = new Entail(store);
        server = EntailServer.start(entail, ServerOptions.local(0));
        admin = Visitor.of(server, store, Scope.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTokenWorksFromWhenItIsMadeUntilItIsRevoked() throws Exception {
        JsonNode made = admin.json(CREATE.formatted("ci", "VIEWER", "")).at("/data/createApiToken");
        Visitor holder = Visitor.with(server, made.path("value").asText());

        assertThat(made.at("/token/state").asText()).isEqualTo("WORKS");
        assertThat(holder.ask("{graph{version}}").statusCode()).isEqualTo(200);
        assertThat(admin.json("{ apiTokens { nodes { name state } } }").toString())
                .contains("{\"name\":\"ci\",\"state\":\"WORKS\"}")
                .doesNotContain(made.path("value").asText());

        assertThat(admin.json("mutation { revokeApiToken(id: \"ci\") { ... on EndSuccess { id } } }")
                        .at("/data/revokeApiToken/id")
                        .asText())
                .isEqualTo("ci");
        assertThat(holder.ask("{graph{version}}").statusCode()).isEqualTo(401);
        assertThat(admin.json("{ apiTokens { nodes { name state } } }").toString())
                .contains("{\"name\":\"ci\",\"state\":\"REVOKED\"}");
    }

    @Test
    void theAuditLogNamesTheTokenAndNotItsValue() throws Exception {
        String value = admin.json(CREATE.formatted("nightly", "INGESTER", ""))
                .at("/data/createApiToken/value")
                .asText();
        String log = admin.json("{ auditLog(first: 4) { nodes { action subject detail } } }")
                .toString();

        assertThat(log)
                .contains("\"action\":\"mutation.createApiToken\",\"subject\":\"nightly\"")
                .doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b  | VIEWER |                                        | The name is 'a b'",
                "none |        |                                        | A token needs a scope",
                "past | VIEWER | , expiresAt: \"2020-01-01T00:00:00Z\"  | The token would expire at 2020-01-01T00:00:00Z"
            })
    void saysWhyATokenIsNotMade(String name, String scopes, String rest, String why) throws Exception {
        JsonNode answer = admin.json(CREATE.formatted(name, scopes == null ? "" : scopes, rest == null ? "" : rest));

        assertThat(answer.at("/data/createApiToken/message").asText()).contains(why);
    }

    @Test
    void endsTheSessionOfABrowserWhereverItIs() throws Exception {
        HttpClient browser = HttpClient.newHttpClient();
        HttpResponse<String> signedIn =
                browser.send(HttpRequest.newBuilder(server.link().orElseThrow()).build(), BodyHandlers.ofString());
        String cookie =
                signedIn.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        HttpRequest who = HttpRequest.newBuilder(server.url().resolve("api/session"))
                .header("Cookie", cookie)
                .build();
        HttpResponse<String> known = browser.send(who, BodyHandlers.ofString());
        JsonNode session = admin.json("{ sessions { nodes { id caller scopes address } } }")
                .at("/data/sessions/nodes/0");

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(known.body()).contains("\"session\":\"" + session.path("id").asText() + "\"");
        assertThat(session.path("caller").asText()).isEqualTo(System.getProperty("user.name"));
        assertThat(session.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(cookie).doesNotContain(session.path("id").asText());

        String end = "mutation { endSession(id: \"%s\") { __typename } }"
                .formatted(session.path("id").asText());
        assertThat(admin.json(end).at("/data/endSession/__typename").asText()).isEqualTo("EndSuccess");
        assertThat(browser.send(who, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(admin.json(end).at("/data/endSession/__typename").asText()).isEqualTo("NotFound");
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ apiTokens { totalCount } }",
                "{ sessions { totalCount } }",
                "mutation { createApiToken(input: {name: \"x\", scopes: [ADMIN]}) { __typename } }",
                "mutation { revokeApiToken(id: \"x\") { __typename } }",
                "mutation { endSession(id: \"x\") { __typename } }"
            })
    void areForAdministratorsOnly(String document) throws Exception {
        for (Scope scope : Scope.values()) {
            if (scope != Scope.ADMIN && scope != Scope.SCIM) {
                assertThat(Visitor.of(server, store, scope).ask(document).body())
                        .as("%s asks %s", scope, document)
                        .contains("\"code\":\"FORBIDDEN\"");
            }
        }
    }
}
