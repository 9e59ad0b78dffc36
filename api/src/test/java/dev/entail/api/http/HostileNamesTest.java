// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names that want to be something else come back as they were sent. */
@ExtendWith(SharedStore.class)
final class HostileNamesTest {
    static final List<String> NAMES = List.of(
            "<img src=x onerror=alert(1)>",
            "\"><script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "' OR 1=1 WITH 1 AS x MATCH (n) DETACH DELETE n //",
            "`}) MATCH (n) DETACH DELETE n //",
            "\"}){id} } mutation { runAnalyses { __typename } } #",
            "${jndi:ldap://127.0.0.1:1/a}",
            "{{7*7}} %s %n %d",
            "\u202Egnp.exe\u202C",
            "a\u0000b",
            "\uD83D\uDE00 \u200B \uFEFF e\u0301",
            "../../../../etc/passwd",
            "line\r\nSet-Cookie: x=1");

    @Test
    void goThroughLoadQueryAndSearchUnharmed(GraphStore store) throws Exception {
        try (EntailServer server = EntailServer.start(new Entail(store), ServerOptions.local(0))) {
            Visitor admin = Visitor.of(server, store, Scope.ADMIN);
            StringBuilder lines = new StringBuilder();
            for (int number = 0; number < NAMES.size(); number++) {
                lines.append(record("id" + number + " " + NAMES.get(number), NAMES.get(number)));
            }
            load(admin, lines.toString());

            for (int number = 0; number < NAMES.size(); number++) {
                String id = "id" + number + " " + NAMES.get(number);
                ObjectNode question = RecordCodec.JSON.createObjectNode();
                question.put(
                        "query",
                        "query($id: ID!, $text: String!) { identity(id: $id) { id name }"
                                + " search(text: $text) { totalCount } }");
                question.putObject("variables").put("id", id).put("text", NAMES.get(number));
                HttpResponse<String> answer = admin.post("graphql", "application/json", question.toString());

                assertThat(answer.statusCode()).isEqualTo(200);
                JsonNode json = RecordCodec.JSON.readTree(answer.body());
                assertThat(json.has("errors")).as(answer.body()).isFalse();
                assertThat(json.at("/data/identity/name").asText()).isEqualTo(NAMES.get(number));
                assertThat(json.at("/data/identity/id").asText()).isEqualTo(id);
                assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            }
            assertThat(admin.json("{identities{totalCount}}")
                            .at("/data/identities/totalCount")
                            .asInt())
                    .isEqualTo(NAMES.size());
        }
    }

    private static String record(String id, String name) {
        ObjectNode record =
                RecordCodec.JSON.createObjectNode().put("label", "Identity").put("id", id);
        record.putObject("properties").put("kind", "EMPLOYEE").put("name", name);
        return record + "\n";
    }

    private static void load(Visitor admin, String lines) throws Exception {
        HttpResponse<String> accepted = admin.post("api/loads/records", "application/x-ndjson", lines);
        String at = accepted.headers().firstValue("Location").orElseThrow().substring(1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> RecordCodec.JSON
                        .readTree(admin.get(at).body())
                        .path("finishedAt")
                        .isTextual());
        JsonNode task = RecordCodec.JSON.readTree(admin.get(at).body());
        assertThat(task.path("state").asText()).as(task.toString()).isEqualTo("DONE");
    }
}
