// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What lies around a node, and what became of it. */
@ExtendWith(SharedStore.class)
final class NeighbourhoodTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");
    private static final String LINES = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','name':'Ana','department':'Sales'}}
            {'label':'Owner','id':'ops','properties':{'kind':'TEAM','name':'Operations'}}
            {'label':'Identity','id':'bot','properties':{'kind':'BOT'}}
            {'label':'Secret','id':'key','properties':{'kind':'API_KEY'}}
            {'label':'Group','id':'all','properties':{'name':'All'}}
            {'relation':'MEMBER_OF','from':'ana','to':'ops'}
            {'relation':'MEMBER_OF','from':'ana','to':'all'}
            {'relation':'OWNED_BY','from':'bot','to':'ops','properties':{'role':'ACCOUNTABLE','source':'TAG'}}
            {'relation':'AUTHENTICATES','from':'key','to':'bot'}
            """;

    private Entail entail;
    private GraphqlEngine engine;

    @BeforeEach
    void load(GraphStore store) {
        entail = new Entail(store);
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(MONDAY));
        engine = new GraphqlEngine(entail);
    }

    @Test
    void pagesThroughTheNeighboursAlongSomeRelations() {
        JsonNode page = ask("{ entity(id: \"bot\") { neighbours(first: 1) { totalCount pageInfo { endCursor hasNextPage }"
                        + " nodes { relation direction entity { id } } } } }")
                .at("/entity/neighbours");
        assertThat(page.path("totalCount").asInt()).isEqualTo(2);
        assertThat(page.path("nodes")).hasToString(
                "[{\"relation\":\"AUTHENTICATES\",\"direction\":\"IN\",\"entity\":{\"id\":\"key\"}}]");

        JsonNode next = ask("{ entity(id: \"bot\") { neighbours(first: 1, after: \""
                        + page.at("/pageInfo/endCursor").asText()
                        + "\") { totalCount pageInfo { hasNextPage } nodes { direction entity { id } } } } }")
                .at("/entity/neighbours");
        assertThat(next.path("nodes")).hasToString("[{\"direction\":\"OUT\",\"entity\":{\"id\":\"ops\"}}]");
        assertThat(next.at("/pageInfo/hasNextPage").asBoolean()).isFalse();

        assertThat(ask("{ entity(id: \"ana\") { neighbours(relations: [MEMBER_OF], direction: IN) { totalCount } } }")
                        .at("/entity/neighbours/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void showsWhoAnswersAndWhatHangsOnIt() {
        JsonNode graph = ask("{ ownershipGraph(root: \"bot\") { truncated nodes { id } relations { from to relation } } }")
                .path("ownershipGraph");

        assertThat(graph.path("nodes").findValuesAsText("id")).containsExactlyInAnyOrder("bot", "ops", "key", "ana");
        assertThat(graph.at("/nodes/0/id").asText()).isEqualTo("bot");
        assertThat(graph.path("relations").findValuesAsText("relation"))
                .containsExactlyInAnyOrder("OWNED_BY", "AUTHENTICATES", "MEMBER_OF");
        assertThat(graph.path("truncated").asBoolean()).isFalse();
    }

    @Test
    void countsNeighboursThatAreTooMany() {
        String members = IntStream.range(0, 60)
                .mapToObj(index -> """
                        {'label':'Identity','id':'p%1$d','properties':{'kind':'EMPLOYEE'}}
                        {'relation':'MEMBER_OF','from':'p%1$d','to':'ops'}
                        """.formatted(index))
                .collect(Collectors.joining());
        entail.load(Records.SOURCE, Records.of(LINES + members), LoadOptions.at(TUESDAY));

        JsonNode graph = ask("{ ownershipGraph(root: \"ops\", depth: 1) { truncated nodes { id }"
                        + " groups { of relation direction label count } } }")
                .path("ownershipGraph");

        assertThat(graph.path("truncated").asBoolean()).isTrue();
        assertThat(graph.path("groups"))
                .hasToString("[{\"of\":\"ops\",\"relation\":\"MEMBER_OF\",\"direction\":\"IN\","
                        + "\"label\":\"IDENTITY\",\"count\":36}]");
        assertThat(graph.path("nodes")).hasSize(27);
    }

    @Test
    void showsTheGraphAsItWas() {
        entail.load(Records.SOURCE, Records.of("{'label':'Identity','id':'bot','properties':{'kind':'BOT'}}"),
                LoadOptions.at(TUESDAY));

        assertThat(ask("{ ownershipGraph(root: \"bot\") { nodes { id } } }").at("/ownershipGraph/nodes"))
                .hasSize(1);
        assertThat(ask("{ ownershipGraph(root: \"bot\", asOf: \"2026-01-05T12:00:00Z\") { nodes { id } } }")
                        .at("/ownershipGraph/nodes"))
                .hasSize(4);
    }

    @Test
    void tellsWhatBecameOfANodeAndItsRelations() {
        entail.load(
                Records.SOURCE,
                Records.of(LINES.replace("Sales", "Audit")
                        .replace("{'relation':'MEMBER_OF','from':'ana','to':'all'}\n", "")),
                LoadOptions.at(TUESDAY));

        JsonNode changes = ask("{ entity(id: \"ana\") { history { totalCount nodes { at kind relation other { id }"
                        + " before after cause { source } } } } }")
                .at("/entity/history");

        assertThat(changes.path("totalCount").asInt()).isEqualTo(6);
        assertThat(changes.at("/nodes/0/relation").asText()).isEqualTo("ABOUT");
        JsonNode removed = changes.at("/nodes/1");
        assertThat(removed.path("kind").asText()).isEqualTo("REMOVED");
        assertThat(removed.at("/other/id").asText()).isEqualTo("all");
        JsonNode moved = changes.at("/nodes/2");
        assertThat(moved.path("kind").asText()).isEqualTo("CHANGED");
        assertThat(moved.path("before")).hasToString("{\"department\":\"Sales\"}");
        assertThat(moved.path("after")).hasToString("{\"department\":\"Audit\"}");
        assertThat(moved.path("at").asText()).startsWith("2026-01-06T00:00:00");
        assertThat(changes.at("/nodes/5/kind").asText()).isEqualTo("ADDED");
    }

    @Test
    void refusesADepthBeyondItsLimitAndANodeThatIsNotThere() {
        assertThat(engine.execute("{ ownershipGraph(root: \"bot\", depth: 9) { truncated } }", Map.of()).toString())
                .contains("depth is 9, allowed is 1 to 5");
        assertThat(engine.execute("{ ownershipGraph(root: \"nobody\") { truncated } }", Map.of()).toString())
                .contains("There is no 'nobody' in the graph");
    }

    private JsonNode ask(String document) {
        JsonNode response = RecordCodec.JSON.valueToTree(engine.execute(document, Map.of()));
        assertThat(response.path("errors")).isEmpty();
        return response.path("data");
    }
}
