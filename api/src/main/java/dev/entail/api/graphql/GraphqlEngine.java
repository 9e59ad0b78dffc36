// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.graph.store.Deadline;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dataloader.DataLoaderRegistry;

/** Answers GraphQL documents about an open graph. Safe for several threads. */
public final class GraphqlEngine {
    private final Entail entail;
    private final GraphQL graphql;

    public GraphqlEngine(Entail entail) {
        this.entail = entail;
        this.graphql = GraphQL.newGraphQL(schema(entail))
                .defaultDataFetcherExceptionHandler(new Errors())
                .instrumentation(Limits.USUAL.instrument())
                .build();
    }

    private static GraphQLSchema schema(Entail entail) {
        List<Feature> features = List.of(
                new MutationFeature(),
                new EntityFeature(entail),
                new EscalationFeature(entail),
                new ContainmentFeature(entail),
                new FindingFeature(entail),
                new TriageFeature(entail),
                new OwnershipFeature(entail),
                new CreepFeature(entail),
                new NeighbourhoodFeature(entail),
                new HistoryFeature(),
                new LifecycleFeature(entail),
                new CatalogueFeature(),
                new GraphFeature(entail));
        TypeDefinitionRegistry types = new TypeDefinitionRegistry();
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
                .scalar(ExtendedScalars.DateTime)
                .scalar(ExtendedScalars.Date)
                .scalar(ExtendedScalars.Json)
                .scalar(ExtendedScalars.GraphQLLong);
        for (Feature feature : features) {
            types.merge(read(feature.schema()));
            feature.wire(wiring);
        }
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    private static TypeDefinitionRegistry read(String feature) {
        String name = "/schema/" + feature + ".graphqls";
        try (InputStream stream = Objects.requireNonNull(GraphqlEngine.class.getResourceAsStream(name), name);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return new SchemaParser().parse(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the response to a document, as the specification lays it out} */
    public Map<String, Object> execute(String document, Map<String, Object> variables) {
        return execute(document, variables, "", Caller.operatingSystemUser());
    }

    /**
     * {@return the response to one operation of a document}
     *
     * @param operation its name, or an empty text where there is only one
     * @param caller who asks
     */
    public Map<String, Object> execute(
            String document, Map<String, Object> variables, String operation, Caller caller) {
        ExecutionInput.Builder input = ExecutionInput.newExecutionInput(document)
                .variables(variables)
                .graphQLContext(Map.of(Caller.class, caller))
                .dataLoaderRegistry(loaders());
        Limits.USUAL.set(input);
        if (!operation.isEmpty()) {
            input.operationName(operation);
        }
        return Deadline.within(
                Limits.USUAL.time(), () -> graphql.execute(input.build()).toSpecification());
    }

    /** Fresh ones: what one request loaded is never shown to another. */
    private DataLoaderRegistry loaders() {
        DataLoaderRegistry registry = EntityLoader.registry(entail);
        FindingLoader.register(registry, entail);
        OwnershipLoader.register(registry, entail);
        NeighbourLoader.register(registry, entail);
        HistoryLoader.register(registry, entail);
        return registry;
    }

    /** {@return whether an operation of a document changes something; one that cannot be read does not} */
    public static boolean changes(String document, String operation) {
        try {
            return new Parser()
                    .parseDocument(document).getDefinitionsOfType(OperationDefinition.class).stream()
                            .filter(each -> operation.isEmpty() || operation.equals(each.getName()))
                            .anyMatch(each -> each.getOperation() == OperationDefinition.Operation.MUTATION);
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }
}
