// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.entail.api.Entail;
import dev.entail.graph.store.SharedStore;
import graphql.language.AstPrinter;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.SchemaParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The schema has all that was agreed on, and says of everything what it is. */
@ExtendWith(SharedStore.class)
final class SchemaTest {
    private static final Set<String> DEPRECATED = Set.of();

    private final GraphQLSchema schema = new GraphqlEngine(new Entail(SharedStore.store())).schema();

    private static Path contract() {
        String corpus = System.getProperty("entail.corpus", "../../shared/data");
        return Path.of(corpus).resolveSibling("contract").resolve("schema.graphqls");
    }

    @Test
    void hasAllThatTheContractNames() {
        Path contract = contract();
        assumeTrue(Files.exists(contract), "there is no " + contract.toAbsolutePath());
        List<String> wanted = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        new SchemaParser()
                .parse(contract.toFile()).types().values().stream()
                        .filter(ImplementingTypeDefinition.class::isInstance)
                        .map(type -> (ImplementingTypeDefinition<?>) type)
                        .forEach(type -> {
                            for (FieldDefinition field : type.getFieldDefinitions()) {
                                String place = type.getName() + "." + field.getName();
                                wanted.add(place);
                                missing.addAll(missing(place, type.getName(), field));
                            }
                        });

        assertThat(wanted).hasSizeGreaterThan(150);
        assertThat(missing).isEmpty();
    }

    private List<String> missing(String place, String type, FieldDefinition wanted) {
        GraphQLFieldDefinition field = schema.getType(type) instanceof GraphQLFieldsContainer container
                ? container.getFieldDefinition(wanted.getName())
                : null;
        if (field == null) {
            return List.of(place);
        }
        List<String> missing = new ArrayList<>();
        compare(place, AstPrinter.printAst(wanted.getType()), GraphQLTypeUtil.simplePrint(field.getType()), missing);
        for (InputValueDefinition argument : wanted.getInputValueDefinitions()) {
            GraphQLArgument ours = field.getArgument(argument.getName());
            compare(
                    place + "(" + argument.getName() + ")",
                    AstPrinter.printAst(argument.getType()),
                    ours == null ? "nothing" : GraphQLTypeUtil.simplePrint(ours.getType()),
                    missing);
        }
        return missing;
    }

    private static void compare(String place, String wanted, String ours, List<String> missing) {
        if (!wanted.equals(ours)) {
            missing.add(place + " is " + ours + ", the contract has " + wanted);
        }
    }

    @Test
    void everyListThatIsPagedIsARelayConnection() {
        List<GraphQLObjectType> connections = ownTypes().stream()
                .filter(type -> type.getName().endsWith("Connection"))
                .map(GraphQLObjectType.class::cast)
                .toList();

        assertThat(connections).hasSizeGreaterThan(15).allSatisfy(type -> {
            assertThat(type.getFieldDefinitions())
                    .as(type.getName())
                    .extracting(GraphQLFieldDefinition::getName)
                    .contains("edges", "nodes", "pageInfo", "totalCount");
            String edge = type.getName().replaceAll("Connection$", "Edge");
            assertThat(schema.getObjectType(edge).getFieldDefinitions())
                    .extracting(GraphQLFieldDefinition::getName)
                    .containsExactlyInAnyOrder("cursor", "node");
        });
    }

    @Test
    void everyTypeFieldAndArgumentSaysWhatItIs() {
        Set<String> silent = new TreeSet<>();
        for (GraphQLNamedType type : ownTypes()) {
            note(type.getName(), type, silent);
            if (type instanceof GraphQLInputObjectType input) {
                input.getFieldDefinitions()
                        .forEach(field -> note(type.getName() + "." + field.getName(), field, silent));
            }
            if (type instanceof GraphQLFieldsContainer container) {
                for (GraphQLFieldDefinition field : container.getFieldDefinitions()) {
                    String place = type.getName() + "." + field.getName();
                    note(place, field, silent);
                    field.getArguments()
                            .forEach(argument -> note(place + "(" + argument.getName() + ")", argument, silent));
                }
            }
        }

        assertThat(silent).isEmpty();
    }

    private static void note(String place, GraphQLNamedSchemaElement element, Set<String> silent) {
        if (element.getDescription() == null || element.getDescription().isBlank()) {
            silent.add(place);
        }
    }

    @Test
    void nothingIsDeprecated() {
        Set<String> deprecated = new TreeSet<>();
        for (GraphQLNamedType type : ownTypes()) {
            if (type instanceof GraphQLFieldsContainer container) {
                container.getFieldDefinitions().stream()
                        .filter(GraphQLFieldDefinition::isDeprecated)
                        .forEach(field -> deprecated.add(type.getName() + "." + field.getName()));
            }
            if (type instanceof GraphQLEnumType values) {
                values.getValues().stream()
                        .filter(value -> value.isDeprecated())
                        .forEach(value -> deprecated.add(type.getName() + "." + value.getName()));
            }
        }

        assertThat(deprecated).isEqualTo(DEPRECATED);
    }

    private List<GraphQLNamedType> ownTypes() {
        return schema.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .toList();
    }
}
