// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Creep, grants, differences and leavers, as a caller sees them who may see a part of the graph. */
final class PartlySeenAccessTest {
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

    private static JsonNode whole(String document, String field) {
        return graph.whole(document).path("data").path(field);
    }

    private static List<String> inside(List<String> ids) {
        return ids.stream().filter(id -> id.startsWith("in:")).toList();
    }

    @Test
    void scoresAreThoseOfTheWhole() {
        String asked = "{ creepRanking { totalCount nodes { identity { id } } } }";
        JsonNode ranking = part(asked, "creepRanking");

        assertThat(ranking.findValuesAsText("id"))
                .contains("in:ana")
                .containsExactlyElementsOf(inside(whole(asked, "creepRanking").findValuesAsText("id")));
        assertThat(ranking.path("totalCount").asInt())
                .isEqualTo(ranking.path("nodes").size());
        String figures =
                "{ identity(id: \"in:ana\") { creep { score granted peers used unused trend(points: 2) { score }"
                        + " signals { kind value weight } } } }";
        assertThat(part(figures, "identity").toString())
                .isEqualTo(whole(figures, "identity").toString());
    }

    @Test
    void signalsTellWhatTheInsideShows() {
        String asked = "{ identity(id: \"in:ana\") { creep { signals { kind items { summary entity { id } detail } }"
                + " recommendations { target { id } choice peerShare reason } } } }";
        String part = part(asked, "identity").toString();

        assertThat(part).contains("Vault", "of what is outside of your scopes", "{\"id\":\"in:ledger\"}");
        assertThat(whole(asked, "identity").toString()).contains(PartlySeen.CANARY);
    }

    @Test
    void peersOutsideAreOnlyCounted() {
        String asked = "{ identity(id: \"in:ana\") { creep { comparison { group peers held"
                + " columns { permission { id } actions resources share holds } rows { identity { id } holds } } } } }";
        JsonNode part = part(asked, "identity").at("/creep/comparison");
        JsonNode whole = whole(asked, "identity").at("/creep/comparison");

        assertThat(part.path("peers").asInt())
                .isEqualTo(5)
                .isEqualTo(whole.path("peers").asInt());
        assertThat(part.path("rows").findValuesAsText("id")).containsExactly("in:ana", "in:ben");
        assertThat(part.at("/columns").size())
                .isPositive()
                .isLessThan(whole.at("/columns").size());
        assertThat(part.at("/rows/0/holds")).hasSize(part.path("columns").size());
        assertThat(part.path("held")).isEqualTo(whole.path("held"));
    }

    @Test
    void grantsThatTellOfTheOutsideAreCountedAsOthers() {
        String asked = "{ identity(id: \"in:ana\") { grants { totalCount others nodes { permission { id } resources"
                + " chain { from { id } to { id } } } } } }";
        JsonNode part = part(asked, "identity").path("grants");
        JsonNode whole = whole(asked, "identity").path("grants");

        assertThat(part.toString()).contains("in:read").doesNotContain("in:write");
        assertThat(part.path("others").asInt()).isPositive();
        assertThat(whole.path("others").asInt()).isZero();
        assertThat(part.path("totalCount").asInt() + part.path("others").asInt())
                .isEqualTo(whole.path("totalCount").asInt());
    }

    @Test
    void anAccountIsNotJudgedWithoutItsPerson() {
        JsonNode refused = graph.part("{ identity(id: \"in:account\") { creep { score } } }");

        assertThat(refused.at("/errors/0/extensions/code").asText()).isEqualTo("OUT_OF_REACH");
        assertThat(refused.at("/errors/0/message").asText()).contains("its person", "allowed are");
        assertThat(refused.toString()).doesNotContain(PartlySeen.CANARY);
    }

    @Test
    void differencesBetweenWhatMayBeSeenAreTold() {
        String asked = "{ diff(from: \"2026-01-10T00:00:00Z\", to: \"2026-01-20T00:00:00Z\"%s)"
                + " { totalCount nodes { kind subject { id } other { id } cause { summary detail } } } }";
        JsonNode diff = part(asked.formatted(""), "diff");

        assertThat(diff.path("totalCount").asInt()).isEqualTo(1);
        assertThat(diff.at("/nodes/0/subject/id").asText()).isEqualTo("in:account");
        assertThat(whole(asked.formatted(""), "diff").path("totalCount").asInt())
                .isEqualTo(2);
        assertThat(part(asked.formatted(", identity: \"in:bot\""), "diff")
                        .path("totalCount")
                        .asInt())
                .isZero();
        assertThat(graph.part(asked.formatted(", identity: \"outside-canary:bot\""))
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void lifeIsCountedOfWhoMayBeSeen() {
        JsonNode life = part("{ lifecycle { joiners humans nhis timeToRevoke { system open closed } } }", "lifecycle");

        assertThat(life.path("joiners").asInt())
                .as("by an event that is outside")
                .isEqualTo(1);
        assertThat(life.path("nhis").asInt()).isEqualTo(3);
        assertThat(life.path("humans").asInt()).isEqualTo(2);
        String leaving = "{ leaverChecklist(person: \"in:lea\") { kind system thing { id } done evidence } }";
        assertThat(part(leaving, "leaverChecklist").findValuesAsText("id"))
                .contains("in:bot", "in:key")
                .containsExactlyElementsOf(
                        inside(whole(leaving, "leaverChecklist").findValuesAsText("id")));
    }
}
