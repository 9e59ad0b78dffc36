// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Permission;
import dev.entail.api.auth.Scope;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may fetch what: every field of a root type says it, and is kept by it. */
@ExtendWith(SharedStore.class)
final class PermissionsTest {
    private GraphqlEngine engine;

    @BeforeEach
    void open(GraphStore store) {
        engine = new GraphqlEngine(new Entail(store));
    }

    @Test
    void everyFieldOfARootTypeNamesItsPermission() {
        List<GraphQLFieldDefinition> fields = PermissionWiring.ROOTS.stream()
                .map(engine.schema()::getObjectType)
                .filter(Objects::nonNull)
                .map(GraphQLObjectType::getFieldDefinitions)
                .flatMap(List::stream)
                .toList();

        assertThat(fields)
                .hasSizeGreaterThan(20)
                .allSatisfy(field -> assertThat(PermissionWiring.named(field))
                        .as("the @permission of %s", field.getName())
                        .isPresent());
    }

    @Test
    void everyRightOfTheSchemaIsAPermissionThatAScopeHolds() {
        GraphQLEnumType rights =
                (GraphQLEnumType) Objects.requireNonNull(engine.schema().getType("Right"));

        assertThat(rights.getValues())
                .extracting(GraphQLNamedSchemaElement::getName)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Scope.holding(
                                Permission.named(name).orElseThrow(() -> new AssertionError("No permission " + name))))
                        .contains("admin"));
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER,   {graph{version}},                                true",
        "VIEWER,   mutation{runAnalyses{__typename}},               false",
        "ANALYST,  mutation{runAnalyses{__typename}},               true",
        "ANALYST,  'mutation{acknowledgeFinding(id:\"x\"){__typename}}', true",
        "ANALYST,  'mutation{exceptFinding(id:\"x\",reason:\"r\",approver:\"a\",until:\"2030-01-01T00:00:00Z\"){__typename}}', false",
        "RISK,     'mutation{exceptFinding(id:\"x\",reason:\"r\",approver:\"a\",until:\"2030-01-01T00:00:00Z\"){__typename}}', true",
        "RISK,     'mutation{attestOwnership(entity:\"x\",owner:\"y\"){__typename}}', true",
        "ANALYST,  'mutation{attestOwnership(entity:\"x\",owner:\"y\"){__typename}}', false",
        "RISK,     'mutation{deleteReportSchedule(id:\"x\"){__typename}}', true",
        "ANALYST,  'mutation{deleteReportSchedule(id:\"x\"){__typename}}', false",
        "VIEWER,   {reportSchedules{nodes{name}}},                  true",
        "INGESTER, {graph{version}},                                false",
        "SCIM,     {graph{version}},                                false",
        "AUDITOR,  {graph{version}},                                true",
        "AUDITOR,  mutation{runAnalyses{__typename}},               false",
        "ADMIN,    mutation{runAnalyses{__typename}},               true"
    })
    void keepsFieldsByTheirPermission(Scope scope, String document, boolean allowed) {
        JsonNode response = ask(scope, document);

        if (allowed) {
            assertThat(response.has("errors")).as(response.toString()).isFalse();
            return;
        }
        assertThat(response.at("/errors/0/extensions/code").asText()).isEqualTo("FORBIDDEN");
        assertThat(response.at("/errors/0/message").asText()).contains("tester may not do this: it needs", "admin");
        assertThat(response.path("data").isNull()).isTrue();
    }

    @Test
    void refusesOnlyWhatACallerMayNot() {
        JsonNode response = ask(Scope.VIEWER, "{ node(id: \"x\") { id } __typename }");

        assertThat(response.has("errors")).isFalse();
        assertThat(ask(Scope.INGESTER, "{ node(id: \"x\") { id } __typename }")
                        .at("/data/__typename")
                        .asText())
                .isEqualTo("Query");
    }

    private JsonNode ask(Scope scope, String document) {
        Origin origin = new Origin(new Caller("tester", Set.of(scope), "default"), "1", "here");
        return RecordCodec.JSON.valueToTree(engine.execute(document, Map.of(), "", origin));
    }
}
