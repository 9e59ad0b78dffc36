// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Documents that ask for whatever a schema has to offer: one for each way down from a root field. */
final class Questions {
    private final String id;
    private final int deep;

    /**
     * Documents about something.
     *
     * @param id what is asked about wherever an id has to be given
     * @param deep how many types that are no pages are gone through
     */
    Questions(String id, int deep) {
        this.id = id;
        this.deep = deep;
    }

    /** {@return the documents that begin with a field of a root type} */
    List<String> of(String root, GraphQLFieldDefinition field) {
        String asked = field.getName() + arguments(field);
        return ways(unwrapped(field.getType()), deep).stream()
                .map(way -> root.toLowerCase(java.util.Locale.ROOT) + " { " + asked + way + " }")
                .toList();
    }

    /** Each way asks for all plain fields of a type, or for one of the others: so that the refusal of one hides no other. */
    private List<String> ways(GraphQLNamedType type, int rest) {
        return switch (type) {
            case GraphQLUnionType union ->
                List.of(union.getTypes().stream()
                        .map(GraphQLObjectType.class::cast)
                        .map(each -> "... on " + each.getName() + " { " + plain(each) + " }")
                        .collect(Collectors.joining(" ", " { ", " }")));
            case GraphQLFieldsContainer container -> {
                List<String> ways = new ArrayList<>();
                ways.add(" { " + plain(container) + " }");
                boolean isPage = type.getName().endsWith("Connection");
                for (GraphQLFieldDefinition field : container.getFieldDefinitions()) {
                    GraphQLNamedType inner = unwrapped(field.getType());
                    int left = isPage ? rest : rest - 1;
                    if (isPlain(inner) || left < 0 || field.getName().equals("edges")) {
                        continue;
                    }
                    ways(inner, left).forEach(way -> ways.add(" { " + field.getName() + arguments(field) + way + " }"));
                }
                yield ways;
            }
            default -> List.of("");
        };
    }

    private static boolean isPlain(GraphQLNamedType type) {
        return !(type instanceof GraphQLFieldsContainer) && !(type instanceof GraphQLUnionType);
    }

    private String plain(GraphQLFieldsContainer type) {
        return type.getFieldDefinitions().stream()
                .filter(field -> isPlain(unwrapped(field.getType())))
                .map(field -> field.getName() + arguments(field))
                .collect(Collectors.joining(" ", "__typename ", ""));
    }

    private String arguments(GraphQLFieldDefinition field) {
        String given = field.getArguments().stream()
                .filter(argument -> GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue())
                .map(argument -> argument.getName() + ": " + value(argument))
                .collect(Collectors.joining(", "));
        return given.isEmpty() ? "" : "(" + given + ")";
    }

    private String value(GraphQLArgument argument) {
        return value(argument.getName(), argument.getType());
    }

    private String value(String name, GraphQLInputType type) {
        GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
        if (GraphQLTypeUtil.isList(bare)) {
            return "[" + value(name, (GraphQLInputType) GraphQLTypeUtil.unwrapOne(bare)) + "]";
        }
        return switch (unwrapped(type)) {
            case GraphQLEnumType values -> values.getValues().getFirst().getName();
            case GraphQLInputObjectType input ->
                input.getFieldDefinitions().stream()
                        .filter(field -> GraphQLTypeUtil.isNonNull(field.getType()))
                        .map(field -> field.getName() + ": " + value(field.getName(), field.getType()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case GraphQLNamedType scalar ->
                switch (scalar.getName()) {
                    case "Int" -> "2";
                    case "Boolean" -> "true";
                    case "DateTime" -> name.equals("from") ? "\"2026-01-01T00:00:00Z\"" : "\"2027-01-01T00:00:00Z\"";
                    case "ID" -> "\"" + id + "\"";
                    default -> "\"zz\"";
                };
        };
    }

    private static GraphQLNamedType unwrapped(GraphQLType type) {
        return GraphQLTypeUtil.unwrapAll(type);
    }
}
