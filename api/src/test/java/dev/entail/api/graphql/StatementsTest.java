// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page costs the same number of statements of the store however long it is. */
@ExtendWith(SharedStore.class)
final class StatementsTest {
    private static final int MOST = 120;
    private static final String PAGE = """
            query Page($first: Int!) {
              identities(filter: {kinds: [SERVICE_ACCOUNT]}, first: $first) {
                nodes {
                  id
                  person { id }
                  accounts { id }
                  owners { role owner { id } }
                  secrets(first: 5) { totalCount nodes { id } }
                  workloads(first: 5) { totalCount nodes { id } }
                  findings(first: 5) { totalCount nodes { id subject { id } history { at } } }
                  neighbours(first: 5) { totalCount nodes { entity { id } } }
                  history(first: 5) { nodes { at } }
                } } }""";

    private GraphStore store;
    private GraphqlEngine engine;

    @BeforeEach
    void load(GraphStore shared) {
        store = shared;
        StringBuilder lines = new StringBuilder("{'label':'Owner','id':'ops','properties':{'kind':'TEAM'}}\n");
        for (int number = 0; number < MOST; number++) {
            lines.append("""
                    {'label':'Identity','id':'svc:%1$d','properties':{'kind':'SERVICE_ACCOUNT','name':'svc %1$d'}}
                    {'label':'Secret','id':'key:%1$d','properties':{'kind':'ACCESS_KEY','createdAt':'2020-01-01T00:00:00Z'}}
                    {'label':'Workload','id':'app:%1$d'}
                    {'relation':'OWNED_BY','from':'svc:%1$d','to':'ops'}
                    {'relation':'AUTHENTICATES','from':'key:%1$d','to':'svc:%1$d'}
                    {'relation':'RUNS_AS','from':'app:%1$d','to':'svc:%1$d'}
                    """.formatted(number));
        }
        Entail entail = new Entail(store);
        entail.load(
                Records.SOURCE, Records.of(lines.toString()), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        entail.analyze(List.of(), Progress.SILENT);
        engine = new GraphqlEngine(entail);
    }

    @Test
    void aPageOfAHundredCostsNoMoreThanOneOfTen() {
        statementsOf(1);

        long ofTen = statementsOf(10);
        long ofHundred = statementsOf(100);

        assertThat(ofHundred).isEqualTo(ofTen).isLessThan(40);
    }

    private long statementsOf(int first) {
        long before = store.statements();
        JsonNode response = RecordCodec.JSON.valueToTree(engine.execute(PAGE, Map.of("first", first)));
        long after = store.statements();
        assertThat(response.path("errors").toString()).isEmpty();
        assertThat(response.at("/data/identities/nodes")).hasSize(first).allSatisfy(node -> {
            assertThat(node.path("owners")).hasSize(1);
            assertThat(node.at("/secrets/nodes")).hasSize(1);
            assertThat(node.at("/workloads/nodes")).hasSize(1);
            assertThat(node.at("/findings/nodes")).isNotEmpty();
        });
        return after - before;
    }
}
