// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.Cypher;
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
            {'label':'Scope','id':'plant','properties':{'kind':'ACCOUNT'}}
            {'relation':'CONTAINS','from':'plant','to':'p'}
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

    @Test
    void comparesWithPeersOnlyWhereThereAreSome() {
        assertThat(ask("{ identity(id: \"ana\") { creep { comparison { group } } } }")
                        .at("/identity/creep/comparison")
                        .isNull())
                .isTrue();
    }

    @Test
    void showsWhoHoldsWhatBesideAnIdentity() {
        StringBuilder clerks = new StringBuilder("{'label':'Role','id':'vault'}\n{'label':'Role','id':'ledger'}\n");
        for (String who : "ann b c d e f g".split(" ")) {
            clerks.append(
                    "{'label':'Identity','id':'%1$s','properties':{'kind':'EMPLOYEE','department':'Finance','jobTitle':'Clerk'}}\n{'relation':'HAS_ROLE','from':'%1$s','to':'ledger'}\n"
                            .formatted(who));
        }
        clerks.append("{'relation':'HAS_ROLE','from':'ann','to':'vault'}\n");
        new Entail(SharedStore.store())
                .load(
                        Records.SOURCE,
                        Records.of(clerks.toString()),
                        LoadOptions.at(Instant.parse("2026-03-05T00:00:00Z")).named("clerks"));
        JsonNode comparison = ask("{ identity(id: \"ann\") { creep { comparison(peers: 2) { group peers held"
                        + " columns { share holds permission { id } } rows { similarity holds identity { id } } } } } }")
                .at("/identity/creep/comparison");

        assertThat(comparison.path("peers").asInt()).isEqualTo(6);
        assertThat(comparison.path("columns").toString())
                .isEqualTo("[{\"share\":0.0,\"holds\":true,\"permission\":{\"id\":\"vault\"}},"
                        + "{\"share\":1.0,\"holds\":true,\"permission\":{\"id\":\"ledger\"}}]");
        assertThat(comparison.at("/rows/0/identity/id").asText()).isEqualTo("ann");
        assertThat(comparison.at("/rows/1/holds").toString()).isEqualTo("[false,true]");
        assertThat(comparison.path("rows")).hasSize(3);
    }

    @Test
    void tellsWhatChangedOfARoleOrWithinAScopeAndByWhichLoad(GraphStore store) {
        String times = "from: \"2026-01-10T00:00:00Z\", to: \"2026-02-10T00:00:00Z\"";
        long load = ask("{ loads(first: 1) { nodes { number } } }")
                .at("/loads/nodes/0/number")
                .asLong();
        store.write(Cypher.command("""
                MATCH (done:Load {number: $load})
                CREATE (:Load {number: done.number + 1, state: 'TAKEN_BACK', at: done.at, sources: done.sources})""", Map.of("load", load)));
        JsonNode ofRole = ask("{ diff(%s, role: \"films\") { nodes { kind subject { id } cause { detail } } } }"
                        .formatted(times))
                .at("/diff/nodes");

        assertThat(ofRole)
                .hasToString(
                        "[{\"kind\":\"ADDED\",\"subject\":{\"id\":\"ana\"},\"cause\":{\"detail\":{\"load\":\"%d\"}}}]"
                                .formatted(load));
        assertThat(ask("{ diff(%s, scope: \"plant\") { nodes { kind subject { id } } } }".formatted(times))
                        .at("/diff/nodes"))
                .hasToString("[{\"kind\":\"WIDENED\",\"subject\":{\"id\":\"p\"}}]");
    }
}
