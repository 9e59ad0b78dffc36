// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import graphql.ExecutionInput;
import graphql.GraphQL;
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
                new EntityFeature(entail),
                new EscalationFeature(entail),
                new FindingFeature(entail),
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
        return execute(document, variables, "");
    }

    /**
     * {@return the response to one operation of a document}
     *
     * @param operation its name, or an empty text where there is only one
     */
    public Map<String, Object> execute(String document, Map<String, Object> variables, String operation) {
        ExecutionInput.Builder input = ExecutionInput.newExecutionInput(document)
                .variables(variables)
                .dataLoaderRegistry(EntityLoader.registry(entail));
        Limits.USUAL.set(input);
        if (!operation.isEmpty()) {
            input.operationName(operation);
        }
        return graphql.execute(input.build()).toSpecification();
    }
}
