// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What graphql-cop looks for, asked here by a caller who is known; none of it may be found. */
final class GraphqlCopTest {
    private static EntailServer server;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        GraphStore store = SharedStore.store();
        SharedStore.empty(store);
        server = EntailServer.start(new Entail(store), ServerOptions.local(0));
        visitor = Visitor.of(server, store, Scope.VIEWER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aliasesAreLimited() throws Exception {
        String aliases = IntStream.range(0, 101)
                .mapToObj(number -> "alias" + number + ":__typename ")
                .collect(Collectors.joining());

        refused("query cop { " + aliases + "}");
    }

    @Test
    void batchesAreRefused() throws Exception {
        String one = "{\"query\":\"query cop { __typename }\"}";
        String ten = IntStream.range(0, 10).mapToObj(_ -> one).collect(Collectors.joining(",", "[", "]"));

        HttpResponse<String> answer = visitor.post("graphql", "application/json", ten);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("\"Query\"");
    }

    @Test
    void directivesAreLimited() throws Exception {
        JsonNode answer = refused("query cop { __typename " + "@aa".repeat(10) + " }");

        assertThat(answer.path("errors").size()).isLessThan(10);
    }

    @Test
    void repeatedFieldsAreLimited() throws Exception {
        refused("query cop { " + "__typename \n".repeat(500) + "}");
    }

    @Test
    void circularIntrospectionIsLimited() throws Exception {
        refused("query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name"
                + " } } } } } } } } } } }");
    }

    @Test
    void introspectionNeedsACaller() throws Exception {
        Visitor nobody = Visitor.with(server, "nonsense");

        assertThat(nobody.ask("query cop { __schema { types { name } } }").statusCode())
                .isEqualTo(401);
    }

    @Test
    void fieldsAreNotSuggested() throws Exception {
        String errors = refused("query cop { identitiez { totalCount } grph { version } }")
                .path("errors")
                .toString();

        assertThat(errors).doesNotContainIgnoringCase("did you mean").doesNotContain("identities", "graph\"");
    }

    @Test
    void mutationsNeedAPost() throws Exception {
        assertThat(visitor.get("graphql?query=" + encode("mutation cop { __typename }"))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void formsAreRefused() throws Exception {
        String form = "query=" + encode("query cop { __typename }");

        assertThat(visitor.post("graphql", "application/x-www-form-urlencoded", form)
                        .statusCode())
                .isEqualTo(415);
        assertThat(visitor.post("graphql", "multipart/form-data; boundary=x", form)
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void nothingIsTraced() throws Exception {
        JsonNode answer = visitor.json("query cop { __typename }");

        assertThat(answer.at("/data/__typename").asText()).isEqualTo("Query");
        assertThat(answer.at("/extensions/tracing").isMissingNode()).isTrue();
        assertThat(answer.toString()).doesNotContain("tracing", "startOffset");
    }

    @Test
    void errorsTellNothingOfTheInside() throws Exception {
        for (String document : new String[] {"qwerty cop { abc }", "{", "query cop($x: Nothing) { __typename }"}) {
            HttpResponse<String> answer = visitor.ask(document);

            assertThat(answer.statusCode()).as(document).isLessThan(500);
            assertThat(answer.body()).doesNotContain("graphql.", "\\tat ", "Exception");
        }
    }

    @Test
    void graphiqlAsksNothingWithoutASession() throws Exception {
        HttpResponse<String> page =
                Visitor.send(java.net.http.HttpRequest.newBuilder(server.url().resolve("graphiql")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("graphiql.min.js").doesNotContain("http://", "https://", "<script>");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .doesNotContain("unsafe-eval", "script-src");
        for (String file : new String[] {
            "graphiql.min.js", "graphiql.min.css", "react.production.min.js", "react-dom.production.min.js", "start.js"
        }) {
            HttpResponse<String> answer = Visitor.send(
                    java.net.http.HttpRequest.newBuilder(server.url().resolve("graphiql/" + file)));
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.body()).hasSizeGreaterThan(50);
        }
    }

    private static JsonNode refused(String document) throws Exception {
        HttpResponse<String> response = visitor.ask(document);
        JsonNode answer = RecordCodec.JSON.readTree(response.body());

        assertThat(response.statusCode()).isLessThan(500);
        assertThat(answer.path("errors")).as(document).isNotEmpty();
        assertThat(answer.path("data").isMissingNode() || answer.path("data").isNull())
                .as(answer.toString())
                .isTrue();
        return answer;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
