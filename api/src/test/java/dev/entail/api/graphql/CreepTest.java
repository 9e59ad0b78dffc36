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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody may use, how far that has crept, and what changed of it between two loads. */
@ExtendWith(SharedStore.class)
final class CreepTest {
    private static final String THEN = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','status':'ACTIVE'}}
            {'label':'Group','id':'staff'}
            {'label':'Role','id':'books'}
            {'label':'Role','id':'films'}
            {'label':'Permission','id':'p','properties':{'actions':['read']}}
            {'relation':'GRANTS','from':'books','to':'p'}
            {'relation':'MEMBER_OF','from':'ana','to':'staff'}
            {'relation':'HAS_ROLE','from':'staff','to':'books','properties':{'basis':'BASELINE'}}
            """;
    private static final String NOW = THEN.replace("['read']", "['read','write']") + """
            {'relation':'HAS_ROLE','from':'ana','to':'films','properties':{'basis':'TEMPORARY','ticket':'R1'}}
            """;

    private GraphqlEngine engine;

    @BeforeEach
    void load(GraphStore store) {
        Entail entail = new Entail(store);
        engine = new GraphqlEngine(entail);
        entail.load(Records.SOURCE, Records.of(THEN), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        entail.load(Records.SOURCE, Records.of(NOW), LoadOptions.at(Instant.parse("2026-02-05T00:00:00Z")));
    }

    private JsonNode ask(String query) {
        JsonNode answer = RecordCodec.JSON.valueToTree(engine.execute(query, Map.of()));
        assertThat(answer.path("errors").toString()).isEmpty();
        return answer.path("data");
    }

    @Test
    void listsGrantsWithTheirChain() {
        JsonNode grants = ask("{ identity(id: \"ana\") { grants { totalCount nodes {"
                        + " permission { id } role { id } direct basis chain { to { id } } } } } }")
                .path("identity")
                .path("grants");

        assertThat(grants.path("totalCount").asInt()).isEqualTo(2);
        assertThat(grants.path("nodes").toString())
                .contains("\"role\":{\"id\":\"books\"}", "\"direct\":false", "\"direct\":true");
    }

    @Test
    void ranksByScoreWithSignalsAndTrend() {
        JsonNode score = ask("{ creepRanking { totalCount organisation nodes { identity { id } score"
                        + " signals { kind value weight items(first: 1) { summary } } trend(points: 1) { at score }"
                        + " recommendations { target { id } choice reason } } } }")
                .path("creepRanking");

        assertThat(score.path("totalCount").asInt()).isEqualTo(1);
        assertThat(score.at("/nodes/0/score").asDouble()).isGreaterThan(0);
        assertThat(score.at("/nodes/0/signals").toString()).contains("EXPIRED_OR_UNEXPLAINED");
        assertThat(score.at("/nodes/0/trend")).hasSize(1);
        assertThat(score.at("/nodes/0/recommendations")).hasSize(2);
    }

    @Test
    void tellsWhatChangedBetweenTwoTimes() {
        JsonNode changes = ask("{ diff(from: \"2026-01-10T00:00:00Z\", to: \"2026-02-10T00:00:00Z\", identity: \"ana\")"
                        + " { nodes { kind subject { id } relation other { id } cause { source } } } }")
                .at("/diff/nodes");

        assertThat(changes.findValuesAsText("kind")).containsExactlyInAnyOrder("ADDED", "WIDENED");
    }
}
