// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Bounds;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A token that is restricted to what a scope contains, over HTTP. */
@ExtendWith(SharedStore.class)
final class BoundedCallerTest {
    private static final String LINES = """
            {'label':'Scope','id':'plant','properties':{'kind':'ACCOUNT'}}
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}
            {'label':'Identity','id':'eve','properties':{'kind':'EMPLOYEE'}}
            {'relation':'CONTAINS','from':'plant','to':'ana'}
            """;

    private EntailServer server;
    private Visitor bounded;

    @BeforeEach
    void start(GraphStore store) {
        Entail entail = new Entail(store);
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        server = EntailServer.start(entail, ServerOptions.local(0));
        String token = new Tokens(store)
                .create(
                        "plant",
                        Set.of(Scope.VIEWER),
                        Tokens.DEFAULT_TENANT,
                        Set.of("plant"),
                        Optional.empty(),
                        Instant.now());
        bounded = Visitor.with(server, token);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void seesWhatTheScopeContains() throws Exception {
        JsonNode answer = bounded.json("{ identities { totalCount nodes { id } } }");

        assertThat(answer.at("/data/identities")).hasToString("{\"totalCount\":1,\"nodes\":[{\"id\":\"ana\"}]}");
    }

    @Test
    void stillDoesInASession() throws Exception {
        HttpResponse<String> opened =
                Visitor.send(bounded.request("api/session").POST(BodyPublishers.noBody()));
        String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

        HttpResponse<String> answer = Visitor.send(java.net.http.HttpRequest.newBuilder(
                        server.url().resolve("graphql?query=%7Bidentities%7BtotalCount%7D%7D"))
                .header("Cookie", cookie));
        assertThat(RecordCodec.JSON.readTree(opened.body()).at("/within/0").asText())
                .isEqualTo("plant");
        assertThat(RecordCodec.JSON
                        .readTree(answer.body())
                        .at("/data/identities/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void findsEveryOtherRouteClosed() throws Exception {
        int tried = 0;
        for (Endpoint endpoint : server.routes()) {
            Roles roles = endpoint.metadata(Roles.class);
            if (!endpoint.method.name().equals("GET")
                    || roles == null
                    || roles.getRoles().contains(Bounds.KEPT)
                    || roles.getRoles().contains(dev.entail.api.auth.Permission.NONE)
                    || endpoint.path.startsWith("/scim")) {
                continue;
            }
            String path = endpoint.path.substring(1).replaceAll("[{<][^}>]*[}>]", "x");
            assertThat(bounded.get(path).statusCode()).as(path).isEqualTo(403);
            tried++;
        }

        assertThat(tried).isPositive();
        assertThat(bounded.get("metrics").body()).contains("restricted to what some scopes contain");
        assertThat(bounded.get("scim/v2/Users").statusCode()).isEqualTo(403);
    }
}
