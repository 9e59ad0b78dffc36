// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.EntityRef;
import dev.entail.api.Entail;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Direction;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Neighbour;
import dev.entail.graph.projection.RelationState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.projection.Surroundings;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a node is joined to, as a list and as a part of the graph that can be looked at. */
final class NeighbourhoodFeature implements Feature {
    private static final int DEEPEST = 5;
    private static final int MOST_NODES = 10_000;
    private static final int MOST_ALIKE = 25;

    private static final Set<RelationKind> OF_OWNERSHIP = Collections.unmodifiableSet(EnumSet.of(
            RelationKind.OWNED_BY,
            RelationKind.CONTROLS,
            RelationKind.ACCOUNT_OF,
            RelationKind.MEMBER_OF,
            RelationKind.REPORTS_TO,
            RelationKind.CREATED_BY,
            RelationKind.DECIDED_BY,
            RelationKind.RUNS_AS,
            RelationKind.USES,
            RelationKind.AUTHENTICATES,
            RelationKind.KNOWS,
            RelationKind.DEPENDS_ON));

    private final Entail entail;

    NeighbourhoodFeature(Entail entail) {
        this.entail = entail;
    }

    @Override
    public String schema() {
        return "neighbourhood";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        for (EntityLabel label : EntityLabel.values()) {
            wiring.type(label.text(), type -> type.dataFetcher("neighbours", NeighbourhoodFeature::neighbours));
        }
        wiring.type(
                "Neighbour",
                type -> type.dataFetcher("entity", NeighbourhoodFeature::other)
                        .dataFetcher("direction", neighbour(each -> direction(each.isOutgoing())))
                        .dataFetcher(
                                "relation", neighbour(each -> each.relation().kind()))
                        .dataFetcher("source", neighbour(each -> each.relation().source()))
                        .dataFetcher(
                                "properties",
                                neighbour(each -> Arguments.json(each.relation().properties())))
                        .dataFetcher(
                                "since",
                                neighbour(each -> Arguments.time(each.relation().firstSeen())))
                        .dataFetcher(
                                "validTo",
                                neighbour(each -> each.relation()
                                        .validTo()
                                        .map(Arguments::time)
                                        .orElse(null))));
        wiring.type(
                "SubgraphRelation",
                type -> type.dataFetcher("relation", relation(RelationState::kind))
                        .dataFetcher("properties", relation(each -> Arguments.json(each.properties())))
                        .dataFetcher("since", relation(each -> Arguments.time(each.firstSeen()))));
        wiring.type(
                "NodeGroup",
                type -> type.dataFetcher("relation", group(Surroundings.Group::kind))
                        .dataFetcher("direction", group(each -> direction(each.isOutgoing()))));
        wiring.type("Subgraph", type -> type.dataFetcher("truncated", NeighbourhoodFeature::isTruncated));
        wiring.type("Query", type -> type.dataFetcher("ownershipGraph", this::ownershipGraph));
    }

    private static DataFetcher<@Nullable Object> neighbour(Function<Neighbour, @Nullable Object> value) {
        return environment -> value.apply(Objects.requireNonNull(environment.getSource()));
    }

    private static DataFetcher<@Nullable Object> relation(Function<RelationState, @Nullable Object> value) {
        return environment -> value.apply(Objects.requireNonNull(environment.getSource()));
    }

    private static DataFetcher<@Nullable Object> group(Function<Surroundings.Group, @Nullable Object> value) {
        return environment -> value.apply(Objects.requireNonNull(environment.getSource()));
    }

    private static boolean isTruncated(DataFetchingEnvironment environment) {
        Surroundings surroundings = Objects.requireNonNull(environment.getSource());
        return surroundings.isTruncated();
    }

    private static Direction direction(boolean isOutgoing) {
        return isOutgoing ? Direction.OUT : Direction.IN;
    }

    private static CompletableFuture<DataFetcherResult<Map<String, Object>>> neighbours(
            DataFetchingEnvironment environment) {
        EntityState state = Objects.requireNonNull(environment.getSource());
        Connections.Range range = Connections.range(environment);
        Optional<Instant> asOf = Arguments.asOf(environment).or(() -> EntityLoader.asOf(environment));
        NeighbourLoader.Question question =
                new NeighbourLoader.Question(kinds(environment), direction(environment), range, asOf);
        return NeighbourLoader.of(environment, state.id(), question)
                .thenApply(found -> EntityLoader.at(
                        asOf, Connections.page(found.some(), Math.toIntExact(range.skip()), found.total())));
    }

    private static Direction direction(DataFetchingEnvironment environment) {
        return Arguments.text(environment, "direction").map(Direction::valueOf).orElse(Direction.BOTH);
    }

    private static Set<RelationKind> kinds(DataFetchingEnvironment environment) {
        List<String> named = environment.getArgument("relations");
        Set<RelationKind> kinds = EnumSet.noneOf(RelationKind.class);
        if (named != null) {
            named.forEach(name -> kinds.add(RelationKind.valueOf(name)));
        }
        return kinds;
    }

    private static CompletableFuture<EntityState> other(DataFetchingEnvironment environment) {
        Neighbour neighbour = Objects.requireNonNull(environment.getSource());
        return EntityLoader.load(
                environment, new EntityRef(neighbour.other(), neighbour.other(), EntityLabel.IDENTITY));
    }

    private DataFetcherResult<Surroundings> ownershipGraph(DataFetchingEnvironment environment) {
        Optional<Instant> asOf = Arguments.asOf(environment);
        Snapshot graph = entail.snapshot(asOf);
        String root = Arguments.required(environment, "root");
        if (graph.entity(root).isEmpty()) {
            throw new GraphException.NotFound("There is no '" + root + "' in the graph");
        }
        Set<RelationKind> named = kinds(environment);
        Surroundings.Most most = new Surroundings.Most(within(environment, "most", MOST_NODES), MOST_ALIKE);
        return EntityLoader.at(
                asOf,
                graph.surroundings(
                        root, within(environment, "depth", DEEPEST), named.isEmpty() ? OF_OWNERSHIP : named, most));
    }

    private static int within(DataFetchingEnvironment environment, String argument, int most) {
        Integer given = environment.getArgument(argument);
        if (given == null || given < 1 || given > most) {
            throw new IllegalArgumentException(argument + " is " + given + ", allowed is 1 to " + most);
        }
        return given;
    }
}
