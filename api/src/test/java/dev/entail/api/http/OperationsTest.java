// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.api.config.Configuration;
import dev.entail.api.config.Key;
import dev.entail.api.config.Value;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Operations that are known before anybody asks, and servers that carry out no others; the schema is told to nobody unless allowed. */
@ExtendWith(SharedStore.class)
final class OperationsTest {
    private static final String VERSION = "query Version { graph { version } }\n";
    private static final String HASH = Operations.hash(VERSION);

    @TempDir
    private Path folder;

    private GraphStore store;

    @BeforeEach
    void write(GraphStore shared) throws IOException {
        store = shared;
        Files.writeString(folder.resolve("version.graphql"), VERSION);
        Files.writeString(folder.resolve("run.graphql"), "mutation { runAnalyses { __typename } }");
        Files.writeString(folder.resolve("notes.txt"), "no operation");
    }

    private EntailServer start(Map<Key, String> more) {
        Map<Key, Value> given = new HashMap<>(Map.of(Key.PORT, new Value("0", "--port")));
        more.forEach((key, text) -> given.put(key, new Value(text, "test")));
        return EntailServer.start(new Entail(store), ServerOptions.of(Configuration.of(Map.of(), Map.of(), given)));
    }

    private static ObjectNode byHash(String hash) {
        ObjectNode request = RecordCodec.JSON.createObjectNode();
        request.putObject("extensions")
                .putObject("persistedQuery")
                .put("version", 1)
                .put("sha256Hash", hash);
        return request;
    }

    private static ObjectNode byId(String id) {
        return RecordCodec.JSON.createObjectNode().put("id", id);
    }

    private static ObjectNode sent(String query) {
        return RecordCodec.JSON.createObjectNode().put("query", query);
    }

    private static JsonNode ask(Visitor visitor, JsonNode request) throws Exception {
        HttpResponse<String> answer = visitor.post("graphql", "application/json", request.toString());
        assertThat(answer.statusCode()).isIn(200, 400);
        return RecordCodec.JSON.readTree(answer.body());
    }

    private static String code(JsonNode answer) {
        assertThat(answer.has("data")).as(answer.toString()).isFalse();
        return answer.at("/errors/0/extensions/code").asText();
    }

    @Test
    void carriesOutByNameOrHash() throws Exception {
        try (EntailServer server = start(Map.of(Key.OPERATIONS_FOLDER, folder.toString()))) {
            Visitor visitor = Visitor.of(server, store, Scope.VIEWER);

            assertThat(ask(visitor, byId("version")).at("/data/graph/version").isNumber())
                    .isTrue();
            assertThat(ask(visitor, byHash(HASH)).at("/data/graph/version").isNumber())
                    .isTrue();
            assertThat(code(ask(visitor, byHash("0".repeat(64))))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
            assertThat(code(ask(visitor, byId("notes")))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
            assertThat(ask(visitor, sent("{ __typename }"))
                            .at("/data/__typename")
                            .asText())
                    .isEqualTo("Query");
        }
    }

    @Test
    void answersWhatCanBeKeptByAddress() throws Exception {
        try (EntailServer server = start(Map.of(Key.OPERATIONS_FOLDER, folder.toString()))) {
            Visitor visitor = Visitor.of(server, store, Scope.VIEWER);
            String extensions = URLEncoder.encode(byHash(HASH).get("extensions").toString(), StandardCharsets.UTF_8);

            assertThat(RecordCodec.JSON
                            .readTree(visitor.get("graphql?extensions=" + extensions)
                                    .body())
                            .at("/data/graph/version")
                            .isNumber())
                    .isTrue();
            assertThat(visitor.get("graphql?id=version").statusCode()).isEqualTo(200);
            assertThat(visitor.get("graphql?id=run").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void nobodyAddsOneByAsking() throws Exception {
        try (EntailServer server = start(Map.of(Key.OPERATIONS_FOLDER, folder.toString()))) {
            Visitor visitor = Visitor.of(server, store, Scope.VIEWER);
            String other = "{ __typename }";

            assertThat(ask(visitor, byHash(Operations.hash(other)).put("query", other))
                            .at("/data/__typename")
                            .asText())
                    .isEqualTo("Query");
            assertThat(code(ask(visitor, byHash(Operations.hash(other))))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
            assertThat(code(ask(visitor, byHash(HASH).put("query", other)))).isEqualTo("BAD_USER_INPUT");
        }
    }

    @Test
    void carriesOutNothingElseWhereTheyAreAllThatIsAllowed() throws Exception {
        try (EntailServer server =
                start(Map.of(Key.OPERATIONS_FOLDER, folder.toString(), Key.OPERATIONS_MODE, "only"))) {
            Visitor visitor = Visitor.of(server, store, Scope.ADMIN);

            assertThat(code(ask(visitor, sent("{ __typename }")))).isEqualTo("PERSISTED_QUERY_ONLY");
            assertThat(code(ask(visitor, sent("{ __typename }").put("id", "version"))))
                    .isEqualTo("PERSISTED_QUERY_ONLY");
            assertThat(ask(visitor, sent(VERSION)).at("/data/graph/version").isNumber())
                    .isTrue();
            assertThat(ask(visitor, byId("run"))
                            .at("/data/runAnalyses/__typename")
                            .asText())
                    .isEqualTo("RunAnalysesSuccess");
        }
    }

    @Test
    void carriesOutWhatThePageAsksAllTheSame() throws Exception {
        JsonNode ofPage;
        try (InputStream file = getClass().getResourceAsStream("/dev/entail/web/operations.json")) {
            assumeThat(file)
                    .as("the operations of the page, which was not built")
                    .isNotNull();
            ofPage = RecordCodec.JSON.readTree(file);
        }
        try (EntailServer server =
                start(Map.of(Key.OPERATIONS_FOLDER, folder.toString(), Key.OPERATIONS_MODE, "only"))) {
            Visitor visitor = Visitor.of(server, store, Scope.VIEWER);

            assertThat(ofPage.size()).isGreaterThan(20);
            for (JsonNode document : ofPage) {
                assertThat(ask(visitor, sent(document.asText())).toString()).doesNotContain("PERSISTED_QUERY_ONLY");
                assertThat(code(ask(visitor, sent(document.asText() + " ")))).isEqualTo("PERSISTED_QUERY_ONLY");
            }
        }
    }

    @Test
    void refusesToStartWithOneThatTheSchemaDoesNotKnow() throws IOException {
        Files.writeString(folder.resolve("wrong.graphql"), "{ grph { version } }");

        assertThatThrownBy(() -> start(Map.of(Key.OPERATIONS_FOLDER, folder.toString())))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("wrong.graphql")
                .hasMessageContaining("grph");
        assertThatThrownBy(() -> start(
                        Map.of(Key.OPERATIONS_FOLDER, folder.resolve("none").toString())))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> start(Map.of(Key.OPERATIONS_MODE, "only")))
                .hasMessageContaining("server.graphql.operations.mode is 'only'")
                .hasMessageContaining("allowed is also where server.graphql.operations.folder names no folder");
    }

    @Test
    void tellsItsSchemaOnlyWhereAllowed() throws Exception {
        String question = "{ __schema { queryType { name } } }";
        try (EntailServer server = start(Map.of())) {
            JsonNode answer = ask(Visitor.of(server, store, Scope.ADMIN), sent(question));

            assertThat(answer.at("/data/__schema").isMissingNode()).isTrue();
            assertThat(answer.at("/errors/0/message").asText()).containsIgnoringCase("introspection");
        }
        try (EntailServer server = start(Map.of(Key.INTROSPECTION, "true"))) {
            assertThat(ask(Visitor.of(server, store, Scope.VIEWER), sent(question))
                            .at("/data/__schema/queryType/name")
                            .asText())
                    .isEqualTo("Query");
        }
    }
}
