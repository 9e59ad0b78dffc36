// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.audit.AuditEntry;
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

/** Saying over GraphQL what is tier zero. */
@ExtendWith(SharedStore.class)
final class TierTest {
    private static final String LINES = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}
            {'label':'Role','id':'payroll'}
            {'label':'Owner','id':'ops','properties':{'kind':'TEAM'}}
            {'relation':'HAS_ROLE','from':'ana','to':'payroll'}
            """;

    private Entail entail;
    private GraphqlEngine engine;

    @BeforeEach
    void load(GraphStore store) {
        entail = new Entail(store);
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        engine = new GraphqlEngine(entail);
    }

    @Test
    void declaresACrownJewelThatPathsThenLeadTo() {
        assertThat(count("tierZero")).isZero();
        JsonNode set = set("payroll", 0, "it pays everybody");

        assertThat(set.at("/entity/tier").asInt()).isZero();
        JsonNode only = ask("{ tierZero { nodes { entity { id } declared reason evidence { summary source } } } }")
                .at("/tierZero/nodes/0");
        assertThat(only.at("/entity/id").asText()).isEqualTo("payroll");
        assertThat(only.path("declared").asBoolean()).isTrue();
        assertThat(only.path("reason").asText()).isEqualTo("it pays everybody");
        assertThat(only.at("/evidence/0/summary").asText())
                .isEqualTo(System.getProperty("user.name") + " declared it tier 0: it pays everybody");
        assertThat(ask("{ escalations { nodes { identity { id } } } }")
                        .at("/escalations/nodes")
                        .toString())
                .isEqualTo("[{\"identity\":{\"id\":\"ana\"}}]");
    }

    @Test
    void anotherCallTakesItBack() {
        set("payroll", 0, "it pays everybody");
        set("payroll", 3, "it pays nobody any more");

        assertThat(count("tierZero")).isZero();
        assertThat(count("escalations")).isZero();
    }

    @Test
    void isWrittenDown() {
        set("payroll", 0, "it pays everybody");

        assertThat(entail.audit().between(1, entail.audit().size()))
                .extracting(AuditEntry::action, AuditEntry::subject, AuditEntry::phase)
                .contains(
                        tuple("mutation.setTier", "payroll", AuditEntry.Phase.INTENT),
                        tuple("mutation.setTier", "payroll", AuditEntry.Phase.SUCCESS));
    }

    @Test
    void saysWhyNot() {
        assertThat(set("nobody", 0, "why").path("message").asText()).contains("There is no 'nobody'");
        assertThat(set("payroll", 7, "why").path("message").asText()).isEqualTo("tier is 7, allowed is 0 to 3");
        assertThat(set("payroll", 0, "").path("message").asText()).contains("reason is empty");
        assertThat(set("ops", 0, "why").path("message").asText())
                .contains("'ops' has no tier: it is of label Owner, allowed is one of Identity, Group, Role");
    }

    private long count(String field) {
        return ask("{ " + field + " { totalCount } }")
                .path(field)
                .path("totalCount")
                .asLong();
    }

    private JsonNode set(String entity, int tier, String reason) {
        return ask(
                        "mutation Set($entity: ID!, $tier: Int!, $reason: String!) {"
                                + " setTier(entity: $entity, tier: $tier, reason: $reason) {"
                                + " ... on SetTierSuccess { entity { id tier } } ... on Failure { message } } }",
                        Map.of("entity", entity, "tier", tier, "reason", reason))
                .path("setTier");
    }

    private JsonNode ask(String document) {
        return ask(document, Map.of());
    }

    private JsonNode ask(String document, Map<String, Object> variables) {
        JsonNode response = RecordCodec.JSON.valueToTree(engine.execute(document, variables));
        assertThat(response.path("errors").toString()).isEmpty();
        return response.path("data");
    }
}
