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

/** Who answers for what over GraphQL, and what people decide about it. */
@ExtendWith(SharedStore.class)
final class OwnershipTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final String LINES = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','name':'Ana'}}
            {'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE','status':'TERMINATED'}}
            {'label':'Owner','id':'ops','properties':{'kind':'TEAM','name':'Operations'}}
            {'label':'Identity','id':'bot','properties':{'kind':'BOT'}}
            {'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT'}}
            {'relation':'MEMBER_OF','from':'ana','to':'ops'}
            {'relation':'OWNED_BY','from':'bot','to':'ops','properties':{'role':'ACCOUNTABLE','source':'TAG'}}
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
    void namesWhoAnswersAndWhoSaysSo() {
        JsonNode owner = ask("{ identity(id: \"bot\") { owners { owner { id name } role source statedBy } } }")
                .at("/identity/owners/0");

        assertThat(owner.at("/owner/name").asText()).isEqualTo("Operations");
        assertThat(owner.path("role").asText()).isEqualTo("ACCOUNTABLE");
        assertThat(owner.path("source").asText()).isEqualTo("TAG");
        assertThat(owner.path("statedBy").asText()).isNotEmpty();
    }

    @Test
    void listsWhatNobodyAnswersForAndWhatAPersonDoes() {
        assertThat(ask("{ ownerless { nodes { id } } }").at("/ownerless/nodes").toString())
                .isEqualTo("[{\"id\":\"svc\"}]");
        assertThat(ask("{ ownedBy(owner: \"ana\") { nodes { id } } }")
                        .at("/ownedBy/nodes")
                        .toString())
                .isEqualTo("[{\"id\":\"bot\"}]");
        assertThat(ask("{ ownedBy(owner: \"ana\", includeIndirect: false) { totalCount } }")
                        .at("/ownedBy/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void assignsAnOwnerWhomALaterLoadDoesNotUndo() {
        JsonNode answer = ask("""
                mutation { assignOwner(entity: "svc", owner: "ops", role: ACCOUNTABLE) {
                  ... on AssignOwnerSuccess { entity { id } } ... on Failure { message } } }""").path("assignOwner");
        assertThat(answer.at("/entity/id").asText()).isEqualTo("svc");

        entail.load(
                Records.SOURCE, Records.of(LINES), LoadOptions.at(Instant.now().plusSeconds(1)));
        assertThat(ask("{ ownerless { totalCount } }")
                        .at("/ownerless/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void attestsWhatASourceSays() {
        ask("mutation { attestOwnership(entity: \"bot\", owner: \"ops\") { __typename } }");

        JsonNode owners = ask("{ identity(id: \"bot\") { owners { source attestedBy attestedAt statedBy } } }")
                .at("/identity/owners");
        assertThat(owners).anySatisfy(owner -> {
            assertThat(owner.path("source").asText()).isEqualTo("ATTESTED");
            assertThat(owner.path("statedBy").asText()).isEqualTo("entail:decisions");
            assertThat(owner.path("attestedBy").asText()).isNotEmpty();
        });
    }

    @Test
    void refusesOwnersWhoCannotAnswer() {
        assertThat(failure("assignOwner(entity: \"svc\", owner: \"ben\", role: TECHNICAL)"))
                .contains("'ben' has left or is disabled");
        assertThat(failure("assignOwner(entity: \"svc\", owner: \"bot\", role: TECHNICAL)"))
                .contains("'bot' cannot answer for anything: it is a BOT, allowed is a person");
        assertThat(failure("assignOwner(entity: \"nobody\", owner: \"ana\", role: TECHNICAL)"))
                .contains("There is no 'nobody'");
        assertThat(failure("attestOwnership(entity: \"svc\", owner: \"ana\")"))
                .contains("No source says that 'ana' owns 'svc'; assign it first");
    }

    private String failure(String mutation) {
        return ask("mutation { " + mutation + " { ... on Failure { message } } }")
                .toString();
    }

    @Test
    void suggestsWhoMightAnswer() {
        assertThat(ask("{ ownerSuggestions(entity: \"bot\") { totalCount } }")
                        .at("/ownerSuggestions/totalCount")
                        .asInt())
                .isZero();
        entail.load(
                Records.SOURCE,
                Records.of(LINES + "{'relation':'CREATED_BY','from':'svc','to':'ana'}\n"),
                LoadOptions.at(MONDAY.plusSeconds(60)));

        JsonNode suggestion = ask("{ ownerSuggestions { nodes { entity { id } owner { name } confidence reasons } } }")
                .at("/ownerSuggestions/nodes/0");
        assertThat(suggestion.at("/entity/id").asText()).isEqualTo("svc");
        assertThat(suggestion.at("/owner/name").asText()).isEqualTo("Ana");
        assertThat(suggestion.path("confidence").asDouble()).isEqualTo(0.6);
        assertThat(suggestion.path("reasons")).hasToString("[\"created it\"]");
    }

    private JsonNode ask(String document) {
        JsonNode response = RecordCodec.JSON.valueToTree(engine.execute(document, Map.of()));
        assertThat(response.path("errors").toString()).isEmpty();
        return response.path("data");
    }
}
