// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Bounds;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
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
            {'label':'Identity','id':'bot','properties':{'kind':'BOT','name':'Bot'}}
            {'label':'Identity','id':'outside-canary','properties':{'kind':'EMPLOYEE','name':'outside-canary','status':'TERMINATED'}}
            {'relation':'CONTAINS','from':'plant','to':'ana'}
            {'relation':'CONTAINS','from':'plant','to':'bot'}
            {'relation':'OWNED_BY','from':'bot','to':'outside-canary'}
            """;

    private EntailServer server;
    private Visitor bounded;

    @BeforeEach
    void start(GraphStore store) {
        Entail entail = new Entail(store);
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        entail.analyze(List.of("ownership.departed"), Progress.SILENT);
        server = EntailServer.start(entail, ServerOptions.local(0));
        bounded = Visitor.within(server, store, "plant");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void seesWhatTheScopeContains() throws Exception {
        JsonNode answer = bounded.json("{ identities { totalCount nodes { id } } }");

        assertThat(answer.at("/data/identities"))
                .hasToString("{\"totalCount\":2,\"nodes\":[{\"id\":\"ana\"},{\"id\":\"bot\"}]}");
    }

    @Test
    void seesFindingsOfWhatTheScopeContains() throws Exception {
        JsonNode answer = bounded.json("{ findings(filter: {types: [\"ownership.departed\"]}) { totalCount"
                + " nodes { title subject { id } evidence { summary } } } }");

        assertThat(answer.at("/data/findings/totalCount").asInt()).isEqualTo(1);
        assertThat(answer.at("/data/findings/nodes/0/title").asText()).isEqualTo("Every owner left: Bot");
        assertThat(answer.toString()).doesNotContain("outside-canary");
    }

    @Test
    void readsReportsOfWhatTheScopeContains() throws Exception {
        for (String report : List.of("access", "escalation", "evidence", "lifecycle", "ownership", "secrets")) {
            for (String format : List.of("json", "csv", "html")) {
                HttpResponse<String> answer = bounded.get("api/reports/" + report + "?format=" + format);

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).as(report).doesNotContain("outside-canary");
            }
        }
        assertThat(bounded.get("api/reports/ownership?format=csv").body())
                .contains("Every owner left: Bot", "of what is outside of your scopes");
        HttpResponse<String> creep = bounded.get("api/reports/creep?format=csv");
        assertThat(creep.statusCode()).isEqualTo(403);
        assertThat(creep.body()).contains("compares everybody");
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
                .isEqualTo(2);
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
