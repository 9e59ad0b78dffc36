// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Scope;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is wrong with roles, and fewer that would do, over HTTP. */
@ExtendWith(SharedStore.class)
final class RolesTest {
    private static final Instant LOADED = Instant.parse("2026-01-05T00:00:00Z");

    private Entail entail;
    private EntailServer server;
    private Visitor viewer;

    @BeforeEach
    void serve(GraphStore store) {
        entail = new Entail(store);
        entail.load(Records.SOURCE, Records.of(lines()), LoadOptions.at(LOADED));
        server = EntailServer.start(entail, ServerOptions.local(0));
        viewer = Visitor.of(server, store, Scope.VIEWER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Ten permissions; two roles that give all, one that gives nine, one that gives nothing; three people of three departments. */
    private static String lines() {
        StringBuilder lines = new StringBuilder("{'label':'Scope','id':'plant','properties':{'kind':'ACCOUNT'}}\n");
        for (String role : new String[] {"all", "again", "most", "nothing"}) {
            lines.append("{'label':'Role','id':'%s'}%n".formatted(role));
        }
        for (int number = 0; number < 10; number++) {
            lines.append("{'label':'Permission','id':'p%1$d','properties':{'actions':['a%1$d']}}%n".formatted(number));
            lines.append(grants("all", number)).append(grants("again", number));
            lines.append(number < 9 ? grants("most", number) : "");
        }
        for (String person : new String[] {"ana", "ben", "eva"}) {
            lines.append("{'label':'Identity','id':'%1$s','properties':{'kind':'EMPLOYEE','department':'of %1$s'}}%n"
                    .formatted(person));
            lines.append("{'relation':'HAS_ROLE','from':'%s','to':'all'}%n".formatted(person));
            lines.append("{'relation':'HAS_ROLE','from':'%s','to':'again'}%n".formatted(person));
        }
        return lines.append("{'relation':'USED','from':'ana','to':'most'}\n").toString();
    }

    private static String grants(String role, int number) {
        return "{'relation':'GRANTS','from':'%s','to':'p%d'}%n".formatted(role, number);
    }

    private JsonNode ask(String document) throws Exception {
        JsonNode answer = viewer.json(document);
        assertThat(answer.path("errors").toString()).isEmpty();
        return answer.path("data");
    }

    private static final String INSIGHT = """
            { roleInsight { duplicates { totalCount nodes { roles { id } } }
                nearDuplicates { nodes { one { id } other { id } similarity } }
                empty { nodes { id } } unheld(first: 1) { totalCount nodes { id } pageInfo { hasNextPage } }
                unused { nodes { id } } mixed { nodes { id } } } }""";

    @Test
    void tellsWhatIsWrongWithThem() throws Exception {
        JsonNode insight = ask(INSIGHT).path("roleInsight");

        assertThat(insight.path("duplicates"))
                .hasToString("{\"totalCount\":1,\"nodes\":[{\"roles\":[{\"id\":\"again\"},{\"id\":\"all\"}]}]}");
        assertThat(insight.at("/nearDuplicates/nodes").findValuesAsText("similarity"))
                .containsExactly("0.9", "0.9");
        assertThat(insight.at("/empty/nodes")).hasToString("[{\"id\":\"nothing\"}]");
        assertThat(insight.path("unheld"))
                .hasToString("{\"totalCount\":2,\"nodes\":[{\"id\":\"most\"}],\"pageInfo\":{\"hasNextPage\":true}}");
        assertThat(insight.at("/unused/nodes").findValuesAsText("id")).containsExactly("again", "all");
        assertThat(insight.at("/mixed/nodes").findValuesAsText("id"))
                .as("three departments, and nothing else in common")
                .containsExactly("again", "all");
    }

    @Test
    void suggestsFewer() throws Exception {
        String question = """
                { roleSuggestion { assignments grantsNow grantsThen reduction
                    roles { totalCount nodes { holders { nodes { id } } gives(first: 2) { totalCount nodes { id } } } } } }""";
        JsonNode suggestion = ask(question).path("roleSuggestion");

        assertThat(suggestion.path("assignments").asInt()).isEqualTo(30);
        assertThat(suggestion.path("grantsNow").asInt()).isEqualTo(6);
        assertThat(suggestion.path("grantsThen").asInt()).isEqualTo(3);
        assertThat(suggestion.path("reduction").asDouble()).isEqualTo(0.5);
        assertThat(suggestion.path("roles"))
                .hasToString("{\"totalCount\":1,\"nodes\":[{\"holders\":{\"nodes\":"
                        + "[{\"id\":\"ana\"},{\"id\":\"ben\"},{\"id\":\"eva\"}]},"
                        + "\"gives\":{\"totalCount\":10,\"nodes\":[{\"id\":\"p0\"},{\"id\":\"p1\"}]}}]}");
    }

    @Test
    void tellsTheNextLoadAndTheTimeBefore() throws Exception {
        ask(INSIGHT);
        entail.load(
                Records.SOURCE,
                Records.of(lines().replace("'from':'again','to':'p9'", "'from':'again','to':'p8'")),
                LoadOptions.at(LOADED.plusSeconds(60)));

        assertThat(ask(INSIGHT).at("/roleInsight/duplicates/nodes").findValuesAsText("id"))
                .containsExactly("again", "most");
        assertThat(ask(INSIGHT.replace("{ roleInsight {", "{ roleInsight(asOf: \"2026-01-05T00:00:30Z\") {"))
                        .at("/roleInsight/duplicates/nodes")
                        .findValuesAsText("id"))
                .containsExactly("again", "all");
    }

    @Test
    void areNotForCallersWithinScopes() throws Exception {
        Visitor bounded = Visitor.within(server, entail.store(), "plant");

        assertThat(bounded.json(INSIGHT).at("/errors/0/extensions/code").asText())
                .isEqualTo("OUT_OF_REACH");
        assertThat(bounded.json("{ roleSuggestion { assignments } }")
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("OUT_OF_REACH");
    }
}
