// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who answers for what, as a caller sees it who may see a part of the graph. */
final class PartlySeenOwnershipTest {
    private static PartlySeen graph;

    @BeforeAll
    static void load() {
        graph = PartlySeen.load();
    }

    private static JsonNode part(String document, String field) {
        JsonNode answer = graph.part(document);
        assertThat(answer.toString()).doesNotContain(PartlySeen.CANARY);
        assertThat(answer.path("errors").toString()).isEmpty();
        return answer.path("data").path(field);
    }

    @Test
    void ownerlessIsWhatNobodyOwnsAtAll() {
        String asked = "{ ownerless { totalCount nodes { id } } }";
        JsonNode ownerless = part(asked, "ownerless");

        assertThat(ownerless.at("/nodes").findValuesAsText("id"))
                .as("an owner outside is an owner")
                .contains("in:orphan")
                .doesNotContain("in:app", "in:left", "in:bot")
                .containsExactlyElementsOf(
                        graph.whole(asked).at("/data/ownerless/nodes").findValuesAsText("id").stream()
                                .filter(id -> id.startsWith("in:"))
                                .toList());
        assertThat(ownerless.path("totalCount").asInt())
                .isEqualTo(ownerless.path("nodes").size());
    }

    @Test
    void suggestsOnlyWhoMayBeSeen() {
        String asked =
                "{ ownerSuggestions(entity: \"in:orphan\") { totalCount nodes { owner { id } confidence reasons } } }";
        JsonNode suggestions = part(asked, "ownerSuggestions");

        assertThat(suggestions.path("totalCount").asInt()).isEqualTo(1);
        assertThat(suggestions.at("/nodes/0/owner/id").asText()).isEqualTo("in:ana");
        assertThat(suggestions.at("/nodes/0/reasons").toString()).contains("controls it");
        assertThat(graph.whole(asked).toString()).contains("outside-canary:mia");
        assertThat(part("{ ownerSuggestions { nodes { entity { id } owner { id } } } }", "ownerSuggestions")
                        .toString())
                .contains("in:orphan");
    }

    @Test
    void handsOverWhatMayBeSeen() {
        assertThat(part("{ ownedBy(owner: \"in:lea\") { nodes { id } } }", "ownedBy")
                        .findValuesAsText("id"))
                .containsExactly("in:bot");
        assertThat(part("{ ownedBy(owner: \"in:ana\") { totalCount nodes { id } } }", "ownedBy")
                        .path("totalCount")
                        .asInt())
                .isZero();
        assertThat(graph.whole("{ ownedBy(owner: \"in:ana\") { totalCount } }")
                        .at("/data/ownedBy/totalCount")
                        .asInt())
                .isEqualTo(1);
        JsonNode outside = graph.part("{ ownedBy(owner: \"outside-canary:mia\") { totalCount } }");
        assertThat(outside.toString().replace("outside-canary:mia", "nobody"))
                .as("who is outside is nowhere")
                .isEqualTo(graph.part("{ ownedBy(owner: \"nobody\") { totalCount } }")
                        .toString());
    }

    @Test
    void drawsWhatMayBeSeen() {
        String asked = "{ ownershipGraph(root: \"in:bot\", depth: 3) { nodes { id } relations { from to relation }"
                + " truncated groups { of count } } }";
        JsonNode drawn = part(asked, "ownershipGraph");

        assertThat(drawn.path("nodes").findValuesAsText("id"))
                .containsExactlyInAnyOrder("in:bot", "in:lea", "in:key", "in:app");
        assertThat(drawn.path("relations")).hasSize(4);
        assertThat(drawn.path("truncated").asBoolean()).isFalse();
        assertThat(graph.whole(asked).toString()).contains(PartlySeen.CANARY);
    }
}
