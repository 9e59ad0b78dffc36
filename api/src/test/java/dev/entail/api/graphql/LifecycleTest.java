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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is left of who left, and how long it took, over three days of loads. */
@ExtendWith(SharedStore.class)
final class LifecycleTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final String STAFF = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','status':'ACTIVE'}}
            {'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE','status':'ACTIVE'}}
            {'label':'Identity','id':'ben@aws','properties':{'kind':'EMPLOYEE','status':'ACTIVE','provider':'aws'}}
            {'label':'Identity','id':'ben@ldap','properties':{'kind':'EMPLOYEE','status':'ACTIVE','provider':'ldap'}}
            {'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT'}}
            {'label':'Group','id':'staff','properties':{'provider':'ldap'}}
            {'label':'Secret','id':'root-pw','properties':{'kind':'PASSWORD'}}
            {'label':'Secret','id':'key','properties':{'kind':'ACCESS_KEY'}}
            {'relation':'ACCOUNT_OF','from':'ben@aws','to':'ben'}
            {'relation':'ACCOUNT_OF','from':'ben@ldap','to':'ben'}
            {'relation':'MEMBER_OF','from':'ben@ldap','to':'staff'}
            {'relation':'AUTHENTICATES','from':'key','to':'ben@aws'}
            {'relation':'KNOWS','from':'ben','to':'root-pw'}
            {'relation':'OWNED_BY','from':'svc','to':'ben'}
            """;
    private static final String LEFT = STAFF.replace(
            "'id':'ben','properties':{'kind':'EMPLOYEE','status':'ACTIVE'}",
            "'id':'ben','properties':{'kind':'EMPLOYEE','status':'TERMINATED'}");

    private GraphqlEngine engine;
    private Entail entail;

    @BeforeEach
    void load(GraphStore store) {
        entail = new Entail(store);
        engine = new GraphqlEngine(entail);
        load(STAFF, 0);
        load(LEFT, 1);
        load(
                LEFT.replace("'ben@ldap','properties':{'kind':'EMPLOYEE','status':'ACTIVE'",
                                "'ben@ldap','properties':{'kind':'EMPLOYEE','status':'DISABLED'")
                        .replace("{'relation':'MEMBER_OF','from':'ben@ldap','to':'staff'}\n", ""),
                2);
    }

    private void load(String lines, int day) {
        entail.load(Records.SOURCE, Records.of(lines), LoadOptions.at(MONDAY.plusSeconds(86_400L * day)));
    }

    @Test
    void listsWhatIsDoneAndOpenForALeaver() {
        Map<String, JsonNode> items = new HashMap<>();
        ask("{ leaverChecklist(person: \"ben\", asOf: \"2026-01-07T12:00:00Z\") {"
                        + " system kind thing { id } done doneAt hours evidence } }")
                .path("leaverChecklist")
                .forEach(item -> items.put(
                        item.path("kind").asText() + " " + item.at("/thing/id").asText(), item));

        assertThat(items)
                .containsOnlyKeys(
                        "ACCOUNT ben@aws",
                        "ACCOUNT ben@ldap",
                        "CREDENTIAL key",
                        "MEMBERSHIP staff",
                        "KNOWN_SECRET root-pw",
                        "OWNED svc");
        assertThat(items.get("ACCOUNT ben@ldap").path("done").asBoolean()).isTrue();
        assertThat(items.get("ACCOUNT ben@ldap").path("doneAt").asText()).startsWith("2026-01-07T00:00:00");
        assertThat(items.get("ACCOUNT ben@ldap").path("hours").asInt()).isEqualTo(24);
        assertThat(items.get("MEMBERSHIP staff").path("done").asBoolean()).isTrue();
        assertThat(items.get("ACCOUNT ben@aws").path("done").asBoolean()).isFalse();
        assertThat(items.get("ACCOUNT ben@aws").path("hours").asInt()).isEqualTo(36);
        assertThat(items.get("KNOWN_SECRET root-pw").path("done").asBoolean()).isFalse();
        assertThat(items.get("OWNED svc").path("done").asBoolean()).isFalse();
    }

    @Test
    void summarisesComingAndGoingAndTheTimeToRevoke() {
        JsonNode summary = ask("""
                { lifecycle(asOf: "2026-01-07T12:00:00Z") { leavers joiners months { month leavers } humans nhis nhisPerHuman
                    timeToRevoke { system closed closedUnknown open medianHours worstHours longestOpenHours } } }""")
                .path("lifecycle");

        assertThat(summary.path("leavers").asInt()).isEqualTo(1);
        assertThat(summary.path("joiners").asInt()).isZero();
        assertThat(summary.path("months")).hasToString("[{\"month\":\"2026-01\",\"leavers\":1}]");
        assertThat(summary.path("humans").asInt()).isEqualTo(1);
        assertThat(summary.path("nhisPerHuman").asDouble()).isEqualTo(1.0);
        Map<String, JsonNode> systems = new HashMap<>();
        summary.path("timeToRevoke")
                .forEach(each -> systems.put(each.path("system").asText(), each));
        assertThat(systems.get("ldap").path("closed").asInt()).isEqualTo(1);
        assertThat(systems.get("ldap").path("medianHours").asDouble()).isEqualTo(24);
        assertThat(systems.get("aws").path("open").asInt()).isEqualTo(1);
        assertThat(systems.get("aws").path("medianHours").isNull()).isTrue();
        assertThat(systems.get("aws").path("longestOpenHours").asDouble()).isEqualTo(36);
    }

    @Test
    void namesAPersonWhoIsNotThere() {
        assertThat(engine.execute("{ leaverChecklist(person: \"nobody\") { done } }", Map.of()).toString())
                .contains("There is no 'nobody' in the graph");
    }

    private JsonNode ask(String document) {
        JsonNode response = RecordCodec.JSON.valueToTree(engine.execute(document, Map.of()));
        assertThat(response.path("errors").toString()).isEmpty();
        return response.path("data");
    }
}
