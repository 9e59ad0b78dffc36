// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Progress;
import dev.entail.graph.source.records.RecordsSource;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
final class FindingMutationsTest {
    private static final String RECORDS = """
            {"label":"Identity","id":"alice","properties":{"kind":"EMPLOYEE","name":"Alice","status":"ACTIVE"}}
            {"label":"Identity","id":"bob","properties":{"kind":"EMPLOYEE","name":"Bob","status":"ACTIVE"}}
            {"label":"Identity","id":"chief","properties":{"kind":"EMPLOYEE","name":"Chief","status":"ACTIVE"}}
            {"label":"Group","id":"g1"}
            {"label":"Group","id":"g2"}
            {"label":"Role","id":"admin","properties":{"tier":0}}
            {"relation":"MEMBER_OF","from":"alice","to":"g1"}
            {"relation":"MEMBER_OF","from":"bob","to":"g1"}
            {"relation":"MEMBER_OF","from":"g1","to":"g2"}
            {"relation":"HAS_ROLE","from":"g2","to":"admin"}
            """;
    private static final String ALICE = "filter: {subject: \"alice\", types: [\"escalation.inherited\"]}";

    private Entail entail;
    private GraphqlEngine engine;

    @BeforeEach
    void load(GraphStore store) {
        entail = new Entail(store);
        engine = new GraphqlEngine(entail);
        entail.load(
                new RecordsSource(),
                Input.of("records", RECORDS.getBytes(StandardCharsets.UTF_8)),
                LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        entail.analyze(List.of("escalation.inherited"), Progress.SILENT);
    }

    private JsonNode data(String document) {
        Map<String, Object> response =
                engine.execute(document, Map.of(), "", new Origin(Caller.administrator("tester"), "1", "here"));
        assertThat(response).as(document).doesNotContainKey("errors");
        return RecordCodec.JSON.valueToTree(response).get("data");
    }

    private JsonNode finding() {
        return data("{ findings(" + ALICE + ") { nodes { id status acknowledgement { by note at }"
                        + " exception { approver { id } reason until by at } history { from to by note at } } } }")
                .at("/findings/nodes/0");
    }

    private String id() {
        return finding().get("id").asText();
    }

    @Test
    void acknowledgesAFindingAndTellsWho() {
        JsonNode answer = data("mutation { it: acknowledgeFinding(id: \"" + id() + "\", note: \"On it\") {"
                + " __typename ... on FindingSuccess { finding { id status } } } }");

        assertThat(answer.at("/it/__typename").asText()).isEqualTo("FindingSuccess");
        assertThat(answer.at("/it/finding/status").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(finding().at("/acknowledgement/by").asText()).isEqualTo("tester");
        assertThat(finding().get("history").findValuesAsText("to")).containsExactly("OPEN", "ACKNOWLEDGED");
        assertThat(finding().at("/history/0/from").isNull()).isTrue();
    }

    @Test
    void exceptsAFindingUntilATime() {
        Instant until = Instant.now().plus(Duration.ofDays(10));

        assertThat(except(id(), "chief", until).get("__typename").asText()).isEqualTo("FindingSuccess");
        assertThat(finding().get("status").asText()).isEqualTo("EXCEPTED");
        assertThat(finding().at("/exception/approver/id").asText()).isEqualTo("chief");

        JsonNode reopened = data("mutation { it: reopenFinding(id: \"" + id() + "\") { __typename } }");
        assertThat(reopened.at("/it/__typename").asText()).isEqualTo("FindingSuccess");
        assertThat(finding().get("status").asText()).isEqualTo("OPEN");
    }

    private JsonNode except(String id, String approver, Instant until) {
        return data("""
                mutation { it: exceptFinding(id: "%s", reason: "Vendor", approver: "%s", until: "%s") {
                    __typename ... on Failure { message } } }""".formatted(id, approver, until)).get("it");
    }

    @Test
    void answersWithTheFailureThatWasToBeExpected() {
        Instant until = Instant.now().plus(Duration.ofDays(10));

        assertThat(except("finding:none", "chief", until).toString()).contains("NotFound", "finding:none");
        assertThat(except(id(), "nobody", until).toString()).contains("BadRequest", "nobody");
        assertThat(except(id(), "alice", until).toString()).contains("NotAllowed", "approver");
        assertThat(except(id(), "chief", Instant.now().minusSeconds(9)).toString())
                .contains("BadRequest", "after now");
        assertThat(data("mutation { it: reopenFinding(id: \"" + id() + "\") { __typename } }")
                        .at("/it/__typename")
                        .asText())
                .isEqualTo("NotAllowed");
        assertThat(data("mutation { it: runAnalyses(ids: [\"no.such\"]) { __typename } }")
                        .at("/it/__typename")
                        .asText())
                .isEqualTo("NotFound");
    }

    @Test
    void decidesAboutManyAtOnce() {
        String fields = "{ __typename ... on FindingsSuccess { changed refused { id message } } }";
        JsonNode all = data("mutation { it: acknowledgeFindings(filter: {types: [\"escalation.inherited\"]}) " + fields
                        + " }")
                .get("it");
        assertThat(all.get("changed")).hasSize(2);
        assertThat(all.get("refused")).isEmpty();

        JsonNode some = data("mutation { it: reopenFindings(ids: [\"" + id() + "\", \"finding:none\"]) " + fields
                        + " }")
                .get("it");
        assertThat(some.get("changed")).hasSize(1);
        assertThat(some.at("/refused/0/message").asText()).contains("finding:none");
        assertThat(data("mutation { it: acknowledgeFindings(note: \"x\") { __typename } }")
                        .at("/it/__typename")
                        .asText())
                .isEqualTo("BadRequest");
    }

    @Test
    void runsAnalyses() {
        JsonNode run = data("""
                mutation { it: runAnalyses(ids: ["escalation.inherited"]) { ... on RunAnalysesSuccess {
                    analyses { analysis found opened reopened resolved kept } coverage { analysis source state } } } }""").get("it");

        assertThat(run.at("/analyses/0").toString())
                .isEqualTo("{\"analysis\":\"escalation.inherited\",\"found\":2,\"opened\":0,\"reopened\":0,"
                        + "\"resolved\":0,\"kept\":0}");
        assertThat(run.get("coverage").toString()).contains("records", "EVALUATED");
    }

    @Test
    void findsAFindingByItsIdAndTheFindingsOfEachNode() {
        assertThat(data("{ node(id: \"" + id() + "\") { __typename id } }")
                        .at("/node/__typename")
                        .asText())
                .isEqualTo("Finding");
        JsonNode people = data("{ identities { nodes { id findings(first: 5) { totalCount nodes { type } } } } }")
                .at("/identities/nodes");
        assertThat(people).hasSize(3);
        assertThat(people.at("/0/findings/totalCount").asInt()).isEqualTo(1);
        assertThat(people.at("/2/findings/totalCount").asInt()).isZero();
    }

    @Test
    void tellsWhatCouldBeJudged() {
        assertThat(data("{ coverage { analysis source state missing } }").get("coverage"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.get("state").asText()).isNotBlank());
        assertThat(data("{ analyses { id settings { name value meaning } } }").get("analyses"))
                .isNotEmpty();
    }

    @Test
    void pagesFindings() {
        JsonNode first = data("{ findings(first: 1) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }")
                .get("findings");
        assertThat(first.get("totalCount").asInt()).isEqualTo(2);
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode second = data("{ findings(first: 1, after: " + first.at("/pageInfo/endCursor")
                        + ") { pageInfo { hasNextPage hasPreviousPage } nodes { id } } }")
                .get("findings");
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(second.at("/nodes/0/id")).isNotEqualTo(first.at("/nodes/0/id"));
    }

    @Test
    void namesThePermissionOfEachMutation() throws IOException {
        List<FieldDefinition> mutations = mutations();

        assertThat(mutations).hasSizeGreaterThan(6);
        assertThat(mutations)
                .allSatisfy(field -> assertThat(field.getDirectives("permission"))
                        .as(field.getName())
                        .hasSize(1));
    }

    private static List<FieldDefinition> mutations() throws IOException {
        Path folder = Path.of("src/main/resources/schema");
        List<FieldDefinition> fields = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (InputStream in = Objects.requireNonNull(
                        GraphqlEngine.class.getResourceAsStream("/schema/" + file.getFileName()))) {
                    var types = new SchemaParser().parse(in);
                    if (types.types().get("Mutation") instanceof ObjectTypeDefinition type) {
                        fields.addAll(type.getFieldDefinitions());
                    }
                    types.objectTypeExtensions()
                            .getOrDefault("Mutation", List.of())
                            .forEach(type -> fields.addAll(type.getFieldDefinitions()));
                }
            }
        }
        return fields;
    }
}
