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

/** What belongs to an identity, now and as it was. */
@ExtendWith(SharedStore.class)
final class IdentityTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final String LINES = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}
            {'label':'Identity','id':'ana@aws','properties':{'kind':'EMPLOYEE'}}
            {'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT'}}
            {'label':'Secret','id':'key','properties':{'kind':'ACCESS_KEY'}}
            {'label':'Workload','id':'app','properties':{'name':'App'}}
            {'relation':'ACCOUNT_OF','from':'ana@aws','to':'ana'}
            {'relation':'AUTHENTICATES','from':'key','to':'svc'}
            {'relation':'RUNS_AS','from':'app','to':'svc'}
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
    void namesThePersonAndTheAccounts() {
        assertThat(ask("{ identity(id: \"ana@aws\") { person { id } accounts { id } } }")
                        .path("identity"))
                .hasToString("{\"person\":{\"id\":\"ana\"},\"accounts\":[]}");
        assertThat(ask("{ identity(id: \"ana\") { person { id } accounts { id } } }")
                        .path("identity"))
                .hasToString("{\"person\":null,\"accounts\":[{\"id\":\"ana@aws\"}]}");
    }

    @Test
    void pagesThroughSecretsAndWorkloads() {
        JsonNode svc = ask("{ identity(id: \"svc\") { secrets(first: 5) { totalCount nodes { id kind } }"
                        + " workloads { totalCount edges { node { id name } } } } }")
                .path("identity");

        assertThat(svc.at("/secrets/nodes")).hasToString("[{\"id\":\"key\",\"kind\":\"ACCESS_KEY\"}]");
        assertThat(svc.at("/workloads/edges/0/node/name").asText()).isEqualTo("App");
    }

    @Test
    void showsBelowANodeWhatThereWasAtItsTime() {
        entail.load(
                Records.SOURCE,
                Records.of(LINES.replace("{'relation':'AUTHENTICATES','from':'key','to':'svc'}\n", "")),
                LoadOptions.at(MONDAY.plusSeconds(86_400)));

        assertThat(ask("{ identity(id: \"svc\") { secrets { totalCount } } }")
                        .at("/identity/secrets/totalCount")
                        .asInt())
                .isZero();
        assertThat(ask("{ identity(id: \"svc\", asOf: \"2026-01-05T12:00:00Z\") { secrets { totalCount } } }")
                        .at("/identity/secrets/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void decidesWhatAnIdentityMayDo() {
        entail.load(Records.SOURCE, Records.of(LINES + """
                        {'label':'Permission','id':'p','properties':{'actions':['s3:Get*'],'resources':['*'],'effect':'ALLOW'}}
                        {'relation':'GRANTS','from':'svc','to':'p'}
                        """), LoadOptions.at(MONDAY.plusSeconds(86_400)));

        assertThat(
                        ask("{ identity(id: \"svc\") { can(action: \"s3:GetObject\", resource: \"*\") { outcome because { summary } } } }")
                                .at("/identity/can/outcome")
                                .asText())
                .isNotEmpty();
        assertThat(
                        ask("{ whoCan(action: \"s3:GetObject\", resource: \"*\") { totalCount nodes { via identity { id } } } }")
                                .path("whoCan")
                                .path("totalCount")
                                .isInt())
                .isTrue();
    }

    private JsonNode ask(String document) {
        JsonNode response = RecordCodec.JSON.valueToTree(engine.execute(document, Map.of()));
        assertThat(response.path("errors").toString()).isEmpty();
        return response.path("data");
    }
}
