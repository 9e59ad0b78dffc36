// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import graphql.util.TreeTransformerUtil;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Describes what the schema's files leave out because it is always the same: pages, and what an interface describes. */
final class Descriptions extends GraphQLTypeVisitorStub {
    private static final Map<String, String> FIELDS = Map.of(
            "edges", "The page's entries, each with its cursor.",
            "nodes", "The page's entries.",
            "pageInfo", "Where the page stands in its list.",
            "totalCount", "The length of the whole list.",
            "cursor", "Where it stands in its list; opaque.",
            "node", "The entry.");
    private static final Map<String, String> ARGUMENTS = Map.of(
            "first", "How many from the beginning, at most 1,000; 50 where neither this nor 'last' is given.",
            "last", "How many from the end, at most 1,000.",
            "after", "The cursor behind which the page begins.",
            "before", "The cursor before which the page ends.",
            "asOf", "The graph as it was then; as it is now where none is given.");

    private final GraphQLSchema schema;

    private Descriptions(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** {@return the schema with what goes without saying said} */
    static GraphQLSchema completed(GraphQLSchema schema) {
        return SchemaTransformer.transformSchema(schema, new Descriptions(schema));
    }

    private static boolean isDescribed(GraphQLNamedSchemaElement element) {
        return element.getDescription() != null && !element.getDescription().isBlank();
    }

    private static boolean isPage(String type) {
        return type.endsWith("Connection") || type.endsWith("Edge");
    }

    @Override
    public TraversalControl visitGraphQLObjectType(
            GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
        if (isDescribed(type)) {
            return TraversalControl.CONTINUE;
        }
        Optional<String> text = switch (type.getName()) {
            case "Query" -> Optional.of("What can be asked.");
            case "Mutation" -> Optional.of("What can be changed; each answers with what it did, or why it did not.");
            case "Subscription" -> Optional.of("What can be followed as it happens.");
            case String page when page.endsWith("Connection") -> Optional.of("A page of a list, and its length.");
            case String edge when edge.endsWith("Edge") -> Optional.of("An entry of a page, with its cursor.");
            case String _ -> Optional.empty();
        };
        return text.isEmpty()
                ? TraversalControl.CONTINUE
                : TreeTransformerUtil.changeNode(context, type.transform(it -> it.description(text.get())));
    }

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
            GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
        if (isDescribed(field) || !(context.getParentNode() instanceof GraphQLImplementingType type)) {
            return TraversalControl.CONTINUE;
        }
        Optional<String> text = isPage(type.getName())
                ? Optional.ofNullable(FIELDS.get(field.getName()))
                : inherited(type, field.getName(), Optional::of);
        return text.isEmpty()
                ? TraversalControl.CONTINUE
                : TreeTransformerUtil.changeNode(context, field.transform(it -> it.description(text.get())));
    }

    @Override
    public TraversalControl visitGraphQLArgument(
            GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
        if (isDescribed(argument) || !(context.getParentNode() instanceof GraphQLFieldDefinition field)) {
            return TraversalControl.CONTINUE;
        }
        Optional<String> text = Optional.ofNullable(ARGUMENTS.get(argument.getName()));
        if (context.getParentContext().getParentNode() instanceof GraphQLImplementingType type) {
            text = text.or(() ->
                    inherited(type, field.getName(), it -> Optional.ofNullable(it.getArgument(argument.getName()))));
        }
        String known = text.orElse("");
        return known.isEmpty()
                ? TraversalControl.CONTINUE
                : TreeTransformerUtil.changeNode(context, argument.transform(it -> it.description(known)));
    }

    /** {@return what the nearest interface says of a part of a field} */
    private Optional<String> inherited(
            GraphQLImplementingType type,
            String field,
            Function<GraphQLFieldDefinition, Optional<? extends GraphQLNamedSchemaElement>> part) {
        return type.getInterfaces().stream()
                .flatMap(each -> schema.getType(each.getName()) instanceof GraphQLInterfaceType known
                        ? Stream.ofNullable(known.getFieldDefinition(field))
                        : Stream.empty())
                .flatMap(it -> part.apply(it).stream())
                .filter(Descriptions::isDescribed)
                .map(GraphQLNamedSchemaElement::getDescription)
                .findFirst();
    }
}
