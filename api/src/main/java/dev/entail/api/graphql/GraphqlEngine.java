// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.api.Entail;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Sessions;
import dev.entail.graph.projection.GraphVersion;
import dev.entail.graph.store.Deadline;
import dev.entail.graph.store.Reach;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.introspection.Introspection;
import graphql.language.OperationDefinition;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.dataloader.DataLoaderRegistry;
import org.reactivestreams.Publisher;

/** Answers GraphQL documents about an open graph. Safe for several threads. */
public final class GraphqlEngine {
    /** Events come when the bounds of the request that asked for them no longer hold. */
    private static final ExecutionResult EVENTS_REFUSED = ExecutionResult.newExecutionResult()
            .addError(GraphQLError.newError()
                    .message("The caller is restricted to what some scopes contain; events are of the whole graph")
                    .extensions(Map.of("code", "OUT_OF_REACH"))
                    .build())
            .build();

    private final Entail entail;
    private final GraphQLSchema schema;
    private final GraphQL graphql;
    private final Turns turns = Turns.usual();
    private final Documents documents = new Documents();
    private final boolean introspection;

    public GraphqlEngine(Entail entail) {
        this(entail, true, new Sessions());
    }

    /**
     * @param introspection whether it answers what its schema is
     * @param sessions who is signed in with a browser
     */
    public GraphqlEngine(Entail entail, boolean introspection, Sessions sessions) {
        this.entail = entail;
        this.introspection = introspection;
        this.schema = schema(entail, sessions);
        this.graphql = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(new Errors())
                .instrumentation(Limits.USUAL.instrument())
                .preparsedDocumentProvider(documents)
                .build();
    }

    GraphQLSchema schema() {
        return schema;
    }

    private static GraphQLSchema schema(Entail entail, Sessions sessions) {
        List<Feature> features = List.of(
                new MutationFeature(),
                new EntityFeature(entail),
                new EscalationFeature(entail),
                new ContainmentFeature(entail),
                new FindingFeature(entail),
                new TriageFeature(entail),
                new OwnershipFeature(entail),
                new TierFeature(entail),
                new CreepFeature(entail),
                new RoleFeature(entail),
                new NeighbourhoodFeature(entail),
                new HistoryFeature(),
                new IdentityFeature(),
                new AccessFeature(entail),
                new LifecycleFeature(entail),
                new AuditFeature(entail.audit()),
                new SubscriptionFeature(entail),
                new ScheduleFeature(entail),
                new CatalogueFeature(),
                new CredentialFeature(entail, sessions),
                new PostureFeature(entail),
                new GraphFeature(entail));
        TypeDefinitionRegistry types = new TypeDefinitionRegistry();
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
                .scalar(ExtendedScalars.DateTime)
                .scalar(ExtendedScalars.Date)
                .scalar(ExtendedScalars.Json)
                .scalar(ExtendedScalars.GraphQLLong)
                .directiveWiring(new PermissionWiring(entail.audit(), entail.meters()));
        for (Feature feature : features) {
            types.merge(read(feature.schema()));
            feature.wire(wiring);
        }
        return Descriptions.completed(new SchemaGenerator().makeExecutableSchema(types, wiring.build()));
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
        return execute(document, variables, "", Origin.commandLine());
    }

    /**
     * {@return the response to one operation of a document, which is no subscription}
     *
     * @param operation its name, or an empty text where there is only one
     * @param origin who asks
     */
    public Map<String, Object> execute(
            String document, Map<String, Object> variables, String operation, Origin origin) {
        return switch (open(document, variables, operation, origin)) {
            case Answer.One one -> one.response();
            case Answer.Many _ -> throw new IllegalArgumentException("A subscription has no single response");
        };
    }

    /**
     * {@return the answer to one operation of a document}
     *
     * @throws Busy where its turn does not come in time
     */
    @SuppressWarnings("unchecked")
    public Answer open(String document, Map<String, Object> variables, String operation, Origin origin) {
        ExecutionInput.Builder input = ExecutionInput.newExecutionInput(document)
                .variables(variables)
                .graphQLContext(Map.of(Origin.class, origin, Introspection.INTROSPECTION_DISABLED, !introspection))
                .dataLoaderRegistry(loaders());
        Limits.USUAL.set(input);
        if (!operation.isEmpty()) {
            input.operationName(operation);
        }
        Supplier<ExecutionResult> asked = () -> graphql.execute(input.build());
        Supplier<ExecutionResult> seen =
                kind(document, operation) == Kind.QUERY ? () -> GraphVersion.kept(asked) : asked;
        Supplier<ExecutionResult> work = () -> Deadline.within(Limits.USUAL.time(), seen);
        ExecutionResult result = turns.take(() -> origin.caller()
                .within()
                .map(scopes -> Reach.within(scopes, work))
                .orElseGet(work));
        if (!(result.getData() instanceof Publisher<?> events)) {
            return new Answer.One(result.toSpecification());
        }
        return origin.caller().within().isEmpty()
                ? new Answer.Many((Publisher<ExecutionResult>) events)
                : new Answer.One(EVENTS_REFUSED.toSpecification());
    }

    /** {@return why a document could not be carried out, whatever its variables; nothing where it could} */
    public List<String> problems(String document) {
        return ParseAndValidate.parseAndValidate(
                        schema, ExecutionInput.newExecutionInput(document).build())
                .getErrors()
                .stream()
                .map(GraphQLError::getMessage)
                .toList();
    }

    /** Fresh ones: what one request loaded is never shown to another. */
    private DataLoaderRegistry loaders() {
        DataLoaderRegistry registry = EntityLoader.registry(entail);
        FindingLoader.register(registry, entail);
        OwnershipLoader.register(registry, entail);
        NeighbourLoader.register(registry, entail);
        RelatedLoader.register(registry, entail);
        HistoryLoader.register(registry, entail);
        return registry;
    }

    /** What an operation does. */
    public enum Kind {
        QUERY,
        MUTATION,
        SUBSCRIPTION
    }

    /** {@return what an operation of a document does; one that cannot be read is taken for a query} */
    public Kind kind(String document, String operation) {
        return documents
                .read(document)
                .flatMap(read -> read.getDefinitionsOfType(OperationDefinition.class).stream()
                        .filter(each -> operation.isEmpty() || operation.equals(each.getName()))
                        .map(each -> Kind.valueOf(each.getOperation().name()))
                        .max(Comparator.naturalOrder()))
                .orElse(Kind.QUERY);
    }
}
