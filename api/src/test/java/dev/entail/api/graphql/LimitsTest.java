// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Documents that ask for too much are refused before anything is fetched. */
@ExtendWith(SharedStore.class)
final class LimitsTest {
    private GraphqlEngine engine;

    @BeforeEach
    void open(GraphStore store) {
        engine = new GraphqlEngine(new Entail(store));
    }

    @Test
    void tellsWhatADocumentCosts() {
        JsonNode cost = ask("{ identities(first: 10) { nodes { id name } totalCount } }")
                .at("/extensions/cost");

        assertThat(cost.path("fields").asInt()).isEqualTo(1 + 10 * (1 + 2 + 1));
        assertThat(cost.path("allowed").asInt()).isEqualTo(Limits.USUAL.cost());
    }

    @Test
    void refusesPagesOfPages() {
        String document = """
                { escalations(first: 1000) { nodes { path { hops { evidence { entity { id } } } } } }
                  identities(first: 1000) { edges { node { id name kind status properties firstSeen validTo } } } }""";
        assertThat(ask(document).has("errors")).isFalse();

        assertRefused(
                "{ identities(first: 1000) { nodes { findings(first: 1000) { nodes { id title } } } } }",
                "fields in the answer, allowed are 200000");
    }

    @Test
    void refusesManyAliases() {
        StringBuilder document = new StringBuilder("{");
        for (int number = 0; number <= Limits.USUAL.aliases(); number++) {
            document.append(" a").append(number).append(": graph { version }");
        }
        assertRefused(document + "}", "31 aliases, allowed are 30");
    }

    @Test
    void refusesManyDirectives() {
        assertRefused("{ graph { version " + "@include(if: true) ".repeat(31) + "} }", "");
    }

    @Test
    void refusesAFieldRepeatedThousandsOfTimes() {
        assertRefused("{ graph { " + "version ".repeat(5_000) + "} }", "");
    }

    @Test
    void refusesDeepNesting() {
        StringBuilder document = new StringBuilder("{ escalations { nodes { path { hops { evidence { entity { id ");
        document.append("} } } } } } }");
        assertThat(ask(document.toString()).has("errors")).isFalse();

        String schema = "fields { type { ".repeat(12) + "name" + " } }".repeat(12);
        assertRefused("{ __schema { types { " + schema + " } } }", "");
    }

    @Test
    @Timeout(60)
    void refusesFragmentsThatMultiply() {
        StringBuilder document = new StringBuilder("query { ...f0 }");
        for (int level = 0; level < 12; level++) {
            document.append(" fragment f%d on Query { ...f%d ...f%d ...f%d }"
                    .formatted(level, level + 1, level + 1, level + 1));
        }
        document.append(" fragment f12 on Query { graph { version } }");

        assertRefused(document.toString(), "");
    }

    private void assertRefused(String document, String reason) {
        JsonNode response = ask(document);
        assertThat(response.path("data").isMissingNode()
                        || response.path("data").isNull())
                .isTrue();
        assertThat(response.path("errors").toString()).contains(reason).hasSizeGreaterThan(10);
    }

    private JsonNode ask(String document) {
        return RecordCodec.JSON.valueToTree(engine.execute(document, Map.of()));
    }
}
