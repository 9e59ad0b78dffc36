// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Scope;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.SharedStore;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A caller who is restricted to what a scope contains gets to see nothing else, whatever is asked. */
final class BoundsTest {
    /** What everything outside has in its id, name or properties. */
    private static final String OUTSIDE = "zebra";

    private static final String LINES = """
            {'label':'Scope','id':'plant','properties':{'kind':'ACCOUNT','name':'Plant'}}
            {'label':'Identity','id':'in:ana','properties':{'kind':'EMPLOYEE','name':'Ana','status':'ACTIVE'}}
            {'label':'Identity','id':'in:bot','properties':{'kind':'BOT','name':'Bot'}}
            {'label':'Group','id':'in:team','properties':{'name':'Team'}}
            {'label':'Role','id':'in:admin','properties':{'name':'Admin','tier':0}}
            {'label':'Secret','id':'in:key','properties':{'kind':'ACCESS_KEY','createdAt':'2020-01-01T00:00:00Z'}}
            {'label':'Workload','id':'in:app','properties':{'name':'App'}}
            {'label':'Scope','id':'zebra:field','properties':{'kind':'ACCOUNT','name':'zebra field'}}
            {'label':'Identity','id':'zebra:eve','properties':{'kind':'EMPLOYEE','name':'zebra eve','status':'TERMINATED'}}
            {'label':'Identity','id':'zebra:bot','properties':{'kind':'BOT','name':'zebra bot'}}
            {'label':'Role','id':'zebra:root','properties':{'name':'zebra root','tier':0}}
            {'label':'Group','id':'zebra:team','properties':{'name':'zebra team'}}
            {'label':'Owner','id':'zebra:owner','properties':{'kind':'TEAM','name':'zebra owner'}}
            {'label':'Secret','id':'zebra:key','properties':{'kind':'ACCESS_KEY','name':'zebra key'}}
            {'label':'Workload','id':'zebra:app','properties':{'name':'zebra app'}}
            {'relation':'CONTAINS','from':'plant','to':'in:ana'}
            {'relation':'CONTAINS','from':'plant','to':'in:bot'}
            {'relation':'CONTAINS','from':'plant','to':'in:team'}
            {'relation':'CONTAINS','from':'plant','to':'in:admin'}
            {'relation':'CONTAINS','from':'plant','to':'in:key'}
            {'relation':'CONTAINS','from':'plant','to':'in:app'}
            {'relation':'CONTAINS','from':'zebra:field','to':'zebra:eve'}
            {'relation':'MEMBER_OF','from':'in:ana','to':'in:team'}
            {'relation':'HAS_ROLE','from':'in:team','to':'in:admin'}
            {'relation':'AUTHENTICATES','from':'in:key','to':'in:bot'}
            {'relation':'RUNS_AS','from':'in:app','to':'in:bot'}
            {'relation':'CAN_ASSUME','from':'in:bot','to':'in:ana'}
            {'relation':'CAN_ASSUME','from':'zebra:eve','to':'in:bot'}
            {'relation':'CAN_ASSUME','from':'in:ana','to':'zebra:bot'}
            {'relation':'HAS_ROLE','from':'zebra:bot','to':'zebra:root'}
            {'relation':'MEMBER_OF','from':'in:ana','to':'zebra:team'}
            {'relation':'HAS_ROLE','from':'zebra:team','to':'in:admin'}
            {'relation':'ACCOUNT_OF','from':'in:bot','to':'zebra:eve'}
            {'relation':'OWNED_BY','from':'in:bot','to':'zebra:eve'}
            {'relation':'OWNED_BY','from':'in:app','to':'zebra:owner'}
            {'relation':'AUTHENTICATES','from':'zebra:key','to':'in:bot'}
            {'relation':'RUNS_AS','from':'zebra:app','to':'in:bot'}
            {'relation':'KNOWS','from':'zebra:eve','to':'in:key'}
            """;

    private static GraphqlEngine engine;

    @BeforeAll
    static void load() {
        SharedStore.empty(SharedStore.store());
        Entail entail = new Entail(SharedStore.store());
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        entail.load(
                Records.SOURCE,
                Records.of(LINES.replace("'name':'zebra bot'", "'name':'zebra automaton'")),
                LoadOptions.at(Instant.parse("2026-01-06T00:00:00Z")));
        entail.analyze(List.of(), Progress.SILENT);
        engine = new GraphqlEngine(entail);
    }

    private static Origin caller(Optional<Set<String>> within) {
        return new Origin(new Caller("tester", Set.of(Scope.ADMIN), "default", within), "1", "here");
    }

    private static JsonNode bounded(String document) {
        return ask(document, caller(Optional.of(Set.of("plant"))));
    }

    private static JsonNode whole(String document) {
        return ask(document, caller(Optional.empty()));
    }

    private static JsonNode ask(String document, Origin origin) {
        return switch (engine.open(document, Map.of(), "", origin)) {
            case Answer.One one -> RecordCodec.JSON.valueToTree(one.response());
            case Answer.Many _ -> RecordCodec.JSON.createObjectNode().put("data", "events");
        };
    }

    @Test
    void noRootFieldShowsWhatIsOutside() {
        Set<String> answered = new TreeSet<>();
        Set<String> showing = new TreeSet<>();
        for (String root : PermissionWiring.ROOTS) {
            GraphQLObjectType type = engine.schema().getObjectType(root);
            for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
                for (Questions questions :
                        List.of(new Questions("in:bot", 2), new Questions("in:ana", 1), new Questions("in:admin", 1))) {
                    for (String document : questions.of(root, field)) {
                        JsonNode answer = bounded(document);
                        assertThat(answer.toString()).as(document).doesNotContain(OUTSIDE);
                        assertThat(answer.findValuesAsText("code"))
                                .as(document + answer)
                                .doesNotContain("INTERNAL");
                        if (answer.path("data").isTextual()
                                || answer.path("data").hasNonNull(field.getName())) {
                            answered.add(field.getName());
                        }
                        if (root.equals("Query")
                                && !showing.contains(field.getName())
                                && whole(document).toString().contains(OUTSIDE)) {
                            showing.add(field.getName());
                        }
                    }
                }
            }
        }

        assertThat(answered)
                .as("what a restricted caller is answered")
                .containsExactlyInAnyOrder(
                        "node",
                        "entity",
                        "identity",
                        "identities",
                        "search",
                        "tierZero",
                        "escalations",
                        "escalationPaths",
                        "exposure",
                        "chokePoints",
                        "cutPlan",
                        "findings",
                        "coverage",
                        "ownerless",
                        "ownerSuggestions",
                        "ownedBy",
                        "ownershipGraph",
                        "creepRanking",
                        "diff",
                        "lifecycle",
                        "leaverChecklist",
                        "analyses",
                        "techniques");
        assertThat(showing)
                .as("what shows the outside to a caller who may see it")
                .contains("identities", "entity", "tierZero", "escalations", "findings", "ownerless", "ownershipGraph");
    }

    @Test
    void whatIsOutsideIsAsIfItWereNotThere() {
        for (String field : List.of("node", "entity", "identity")) {
            JsonNode outside = bounded("{ it: " + field + "(id: \"zebra:eve\") { id } }");
            JsonNode nowhere = bounded("{ it: " + field + "(id: \"nobody:eve\") { id } }");
            assertThat(outside).isEqualTo(nowhere);
        }
        assertThat(code(bounded("{ exposure(of: \"zebra:bot\") { identities } }")))
                .isEqualTo(code(bounded("{ exposure(of: \"nobody:bot\") { identities } }")))
                .isEqualTo("NOT_FOUND");
        assertThat(bounded("{ entity(id: \"zebra:bot\", asOf: \"2026-01-05T12:00:00Z\") { id } }")
                        .at("/data/entity")
                        .isNull())
                .isTrue();
        assertThat(bounded("{ search(text: \"zebra\") { totalCount } }")
                        .at("/data/search/totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void countsOnlyWhatIsInside() {
        assertThat(bounded("{ identities { totalCount } }")
                        .at("/data/identities/totalCount")
                        .asInt())
                .isEqualTo(2);
        assertThat(whole("{ identities { totalCount } }")
                        .at("/data/identities/totalCount")
                        .asInt())
                .isEqualTo(4);
        JsonNode bot = bounded("{ identity(id: \"in:bot\") { person { id } owners { owner { id } }"
                        + " secrets { totalCount nodes { id } } workloads { totalCount } neighbours { totalCount } } }")
                .at("/data/identity");
        assertThat(bot.path("person").isNull()).isTrue();
        assertThat(bot.path("owners")).isEmpty();
        assertThat(bot.at("/secrets/totalCount").asInt()).isEqualTo(1);
        assertThat(bot.at("/workloads/totalCount").asInt()).isEqualTo(1);
        assertThat(bot.at("/neighbours/totalCount").asInt()).isEqualTo(4);
        assertThat(bounded("{ tierZero { nodes { entity { id } } } }").at("/data/tierZero/nodes"))
                .hasToString("[{\"entity\":{\"id\":\"in:admin\"}}]");
    }

    @Test
    void pathsGoOnlyThroughWhatIsInside() {
        String paths =
                "{ escalationPaths(from: \"in:bot\", to: \"in:admin\", k: 10) { nodes { hops { from { id } to { id } } } } }";

        assertThat(bounded(paths).at("/data/escalationPaths/nodes")).hasSize(1);
        assertThat(whole(paths).at("/data/escalationPaths/nodes").size()).isGreaterThan(1);
    }

    @Test
    void removesOnlyWhatIsInside() {
        String cut =
                "{ whatIf(remove: [{relation: %s, from: \"%s\", to: \"%s\"}]) { identitiesBefore identitiesAfter cutOff"
                        + " { nodes { id } } } }";
        JsonNode inside =
                bounded(cut.formatted("HAS_ROLE", "in:team", "in:admin")).at("/data/whatIf");

        assertThat(inside.path("identitiesBefore").asInt()).isEqualTo(2);
        assertThat(inside.path("identitiesAfter").asInt()).isZero();
        assertThat(inside.toString()).doesNotContain(OUTSIDE);
        assertThat(code(bounded(cut.formatted("HAS_ROLE", "zebra:bot", "zebra:root"))))
                .isNotEmpty()
                .isEqualTo(code(bounded(cut.formatted("HAS_ROLE", "nobody:bot", "nobody:root"))));
    }

    @Test
    void saysWhatItCannotAnswer() {
        JsonNode roles = bounded("{ roleInsight { duplicates { totalCount } } }");

        assertThat(code(roles)).isEqualTo("OUT_OF_REACH");
        assertThat(roles.at("/errors/0/message").asText())
                .contains("answered from the whole graph only", "restricted", "allowed are entities");
        assertThat(code(bounded("{ graph { version } }"))).isEqualTo("OUT_OF_REACH");
        assertThat(code(bounded("{ identity(id: \"in:bot\") { can(action: \"a\", resource: \"b\") { outcome } } }")))
                .isEqualTo("OUT_OF_REACH");
        assertThat(code(bounded("mutation { runAnalyses { __typename } }"))).isEqualTo("FORBIDDEN");
        assertThat(code(bounded("{ auditLog { totalCount } }"))).isEqualTo("FORBIDDEN");
        assertThat(code(bounded("subscription { progress { task } }"))).isEqualTo("OUT_OF_REACH");
    }

    @Test
    void nothingOfOneCallerIsKeptForAnother() {
        String ids = "{ identities { nodes { id } } escalations { nodes { identity { id } } } }";
        JsonNode before = whole(ids);
        JsonNode inside = bounded(ids);

        assertThat(whole(ids)).isEqualTo(before);
        assertThat(bounded(ids)).isEqualTo(inside);
        assertThat(before.toString()).contains(OUTSIDE);
        assertThat(ask(ids, caller(Optional.of(Set.of("zebra:field")))).toString())
                .contains("zebra:eve")
                .doesNotContain("in:");
        assertThat(ask(ids, caller(Optional.of(Set.of()))).at("/data/identities/nodes"))
                .isEmpty();
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/extensions/code").asText();
    }
}
