// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.api.Entail;
import dev.entail.api.auth.oidc.FakeProvider;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser on its way to the provider and back. */
@ExtendWith(SharedStore.class)
final class CodeFlowTest {
    private final HttpClient client = HttpClient.newHttpClient();

    static ServerOptions options(URI issuer) {
        Map<Key, Value> values = new EnumMap<>(Key.class);
        values.put(Key.PORT, new Value("0", "test"));
        values.put(Key.OIDC_ISSUER, new Value(issuer.toString(), "test"));
        values.put(Key.OIDC_ROLE_CLAIM, new Value("realm_access.roles", "test"));
        values.put(Key.OIDC_ROLES, new Value("risk-team=risk", "test"));
        values.put(Key.OIDC_CLIENT, new Value("entail-page", "test"));
        return ServerOptions.of(Configuration.of(Map.of(), Map.of(), values));
    }

    @Test
    void opensASessionForTheBrowserThatAsked(GraphStore store) throws Exception {
        try (FakeProvider provider = FakeProvider.start();
                EntailServer server = EntailServer.start(new Entail(store), options(provider.issuer()))) {
            HttpResponse<String> sent = get(server.url().resolve("login"), "");
            URI authorization = URI.create(sent.headers().firstValue("Location").orElseThrow());
            String cookie = sent.headers().firstValue("Set-Cookie").orElseThrow();
            provider.visited(authorization);
            String state = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            URI back = server.url().resolve("login/callback?code=good&state=" + state);

            assertThat(sent.statusCode()).isEqualTo(303);
            assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/login");
            assertThat(get(back, "").statusCode()).as("another browser").isEqualTo(403);

            HttpResponse<String> signedIn = get(back, cookie.split(";", 2)[0]);
            assertThat(signedIn.statusCode()).isEqualTo(303);
            String session = signedIn.headers().allValues("Set-Cookie").stream()
                    .filter(each -> each.contains("Max-Age=43200"))
                    .findFirst()
                    .orElseThrow();
            assertThat(session).contains("HttpOnly", "SameSite=Strict");
            assertThat(get(server.url().resolve("api/session"), session.split(";", 2)[0])
                            .body())
                    .contains("oidc:ana (4711)", "\"risk\"");
        }
    }

    private HttpResponse<String> get(URI at, String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at);
        return client.send(
                (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build(), BodyHandlers.ofString());
    }
}
