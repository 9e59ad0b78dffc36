// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Findings as a caller sees them who may see a part of the graph. */
final class PartlySeenFindingsTest {
    private static final String ALL = "{ findings%s { totalCount nodes { id type title severity risk status"
            + " subject { id } sources recommendation evidence { summary source entity { id } detail } history { note } } } }";

    private static PartlySeen graph;

    @BeforeAll
    static void load() {
        graph = PartlySeen.load();
    }

    private static Stream<JsonNode> nodes(JsonNode answer) {
        assertThat(answer.path("errors").toString()).isEmpty();
        return StreamSupport.stream(answer.at("/data/findings/nodes").spliterator(), false);
    }

    private static boolean isInside(JsonNode finding) {
        return finding.at("/subject/id").asText().startsWith("in:");
    }

    private static JsonNode only(String type, String subject, Stream<JsonNode> findings) {
        List<JsonNode> found = findings.filter(
                        each -> each.path("type").asText().equals(type)
                                && each.at("/subject/id").asText().equals(subject))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void thoseAboutWhatIsInsideAreSeenAndCounted() {
        String every = ALL.formatted("(first: 200)");
        JsonNode part = graph.part(every);
        Map<String, JsonNode> whole = nodes(graph.whole(every))
                .filter(PartlySeenFindingsTest::isInside)
                .collect(Collectors.toMap(each -> each.path("id").asText(), each -> each));

        assertThat(nodes(part).map(each -> each.path("id").asText()))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(whole.keySet());
        assertThat(part.at("/data/findings/totalCount").asInt()).isEqualTo(whole.size());
        assertThat(part.toString()).doesNotContain(PartlySeen.CANARY);
        nodes(part).forEach(each -> {
            JsonNode judged = whole.get(each.path("id").asText());
            assertThat(each.path("risk")).isEqualTo(judged.path("risk"));
            assertThat(each.path("severity")).isEqualTo(judged.path("severity"));
        });
        assertThat(graph.whole(every).toString()).contains(PartlySeen.CANARY);
    }

    @Test
    void whatTheInsideShowsIsToldAsItIs() {
        String every = ALL.formatted("(first: 200)");

        assertThat(only("ownership.none", "in:orphan", nodes(graph.part(every))))
                .isEqualTo(only("ownership.none", "in:orphan", nodes(graph.whole(every))));
        JsonNode departed = only("ownership.departed", "in:bot", nodes(graph.part(every)));
        assertThat(departed.path("title").asText()).isEqualTo("Every owner of Bot has left: Lea");
        assertThat(departed.at("/evidence/0/summary").asText()).isEqualTo("Lea is named owner of Bot (records)");
        assertThat(departed.at("/evidence/1/summary").asText())
                .as("no scope contains the event of her leaving")
                .isEqualTo("1 fact tells of what is outside of your scopes");
    }

    @Test
    void whatNamesTheOutsideIsToldInOtherWords() {
        JsonNode left = only("ownership.departed", "in:left", nodes(graph.part(ALL.formatted("(first: 200)"))));
        JsonNode whole = only("ownership.departed", "in:left", nodes(graph.whole(ALL.formatted("(first: 200)"))));

        assertThat(whole.path("title").asText()).contains(PartlySeen.CANARY);
        assertThat(left.path("title").asText()).isEqualTo("Every owner left: Left");
        assertThat(left.path("evidence").size()).isEqualTo(1);
        assertThat(left.at("/evidence/0/summary").asText())
                .isEqualTo("%d facts tell of what is outside of your scopes"
                        .formatted(whole.path("evidence").size()));
    }

    @Test
    void nothingIsFoundByWordsThatAreNotTold() {
        String sought = "{ findings(filter: {text: \"%s\"}) { totalCount } }";

        assertThat(total(graph.part(sought.formatted("canary")))).isZero();
        assertThat(total(graph.part(sought.formatted("every owner of left")))).isZero();
        assertThat(total(graph.part(sought.formatted("IN:LEFT")))).isPositive();
        assertThat(total(graph.whole(sought.formatted("canary")))).isPositive();
    }

    private static int total(JsonNode answer) {
        return answer.at("/data/findings/totalCount").asInt();
    }

    @Test
    void oneByOneTheyAreTheSame() {
        List<JsonNode> all = nodes(graph.whole(ALL.formatted("(first: 200)"))).toList();
        for (JsonNode finding : all) {
            JsonNode node =
                    graph.part("{ node(id: \"" + finding.path("id").asText() + "\") { id ... on Finding { title } } }");
            assertThat(node.at("/data/node").isNull()).as(finding.toString()).isEqualTo(!isInside(finding));
            assertThat(node.toString()).doesNotContain(PartlySeen.CANARY);
        }
        assertThat(graph.part("{ node(id: \"finding:none\") { id } }")
                        .at("/data/node")
                        .isNull())
                .isTrue();
        String ofBot = "{ identity(id: \"in:bot\") { findings { totalCount nodes { id title } } } }";
        assertThat(graph.part(ofBot).at("/data/identity/findings/totalCount"))
                .isEqualTo(graph.whole(ofBot).at("/data/identity/findings/totalCount"));
        assertThat(graph.part(ofBot).toString()).doesNotContain(PartlySeen.CANARY);
    }

    @Test
    void countsOfOneCallerAreNotThoseOfAnother() {
        String count = "{ findings { totalCount } }";
        int whole = total(graph.whole(count));
        int part = total(graph.part(count));

        assertThat(part).isPositive().isLessThan(whole);
        assertThat(total(graph.whole(count))).isEqualTo(whole);
        assertThat(total(graph.part(count))).isEqualTo(part);
        assertThat(total(graph.ask(count, Optional.of(Set.of())))).isZero();
        assertThat(graph.ask(ALL.formatted(""), Optional.of(Set.of("outside-canary:scope")))
                        .toString())
                .contains("outside-canary bot")
                .doesNotContain("in:");
    }

    @Test
    void theyAgreeWithEscalation() {
        Set<String> escalating = nodes(
                        graph.part(ALL.formatted("(first: 200, filter: {types: [\"escalation.to-tier-zero\"]})")))
                .map(each -> each.at("/subject/id").asText())
                .collect(Collectors.toSet());
        JsonNode escalations = graph.part("{ escalations(first: 200) { nodes { identity { id } } } }");

        assertThat(escalations.toString()).doesNotContain(PartlySeen.CANARY);
        assertThat(escalations.at("/data/escalations/nodes").findValuesAsText("id"))
                .as("a path within the scopes is a path of the whole")
                .isNotEmpty()
                .isSubsetOf(escalating);
    }

    @Test
    void coverageCountsWhatIsInside() {
        JsonNode part = graph.part("{ coverage { analysis source state missing } }");

        assertThat(part.toString()).doesNotContain(PartlySeen.CANARY);
        assertThat(part.at("/data/coverage").toString())
                .contains("\"analysis\":\"ownership.departed\"", " of 5")
                .doesNotContain(" of 9", " of 10");
    }
}
