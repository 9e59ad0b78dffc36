// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Direction;
import dev.entail.graph.projection.EntityState;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What belongs to an identity: its person, its accounts, what authenticates it and what runs as it. */
final class IdentityFeature implements Feature {
    @Override
    public String schema() {
        return "identity";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Identity",
                type -> type.dataFetcher("person", IdentityFeature::person)
                        .dataFetcher("accounts", IdentityFeature::accounts)
                        .dataFetcher("secrets", environment -> page(environment, RelationKind.AUTHENTICATES))
                        .dataFetcher("workloads", environment -> page(environment, RelationKind.RUNS_AS)));
    }

    private static CompletableFuture<@Nullable EntityState> person(DataFetchingEnvironment environment) {
        return related(environment, RelationKind.ACCOUNT_OF, Direction.OUT, new Connections.Range(0, 1))
                .thenApply(found -> found.some().isEmpty() ? null : found.some().getFirst());
    }

    private static CompletableFuture<List<EntityState>> accounts(DataFetchingEnvironment environment) {
        return related(
                        environment,
                        RelationKind.ACCOUNT_OF,
                        Direction.IN,
                        new Connections.Range(0, Connections.LARGEST_PAGE))
                .thenApply(RelatedLoader.Related::some);
    }

    private static CompletableFuture<Map<String, Object>> page(
            DataFetchingEnvironment environment, RelationKind relation) {
        Connections.Range range = Connections.range(environment);
        return related(environment, relation, Direction.IN, range)
                .thenApply(found -> Connections.page(found.some(), Math.toIntExact(range.skip()), found.total()));
    }

    private static CompletableFuture<RelatedLoader.Related> related(
            DataFetchingEnvironment environment, RelationKind relation, Direction direction, Connections.Range range) {
        EntityState identity = Objects.requireNonNull(environment.getSource());
        NeighbourLoader.Question question =
                new NeighbourLoader.Question(EnumSet.of(relation), direction, range, EntityLoader.asOf(environment));
        return RelatedLoader.of(environment, identity.id(), question);
    }
}
