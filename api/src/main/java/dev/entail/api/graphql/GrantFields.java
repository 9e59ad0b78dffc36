// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.creep.Held;
import dev.entail.analytics.escalation.Confidence;
import dev.entail.analytics.escalation.Hop;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the schema tells of one entitlement that an identity holds, and of the way it comes. */
final class GrantFields {
    private GrantFields() {}

    static void wire(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Grant",
                type -> type.dataFetcher(
                                "permission",
                                environment -> held(environment).entitlement().entity())
                        .dataFetcher("role", GrantFields::role)
                        .dataFetcher(
                                "actions",
                                environment -> held(environment).entitlement().actions())
                        .dataFetcher(
                                "resources",
                                environment -> held(environment).entitlement().resources())
                        .dataFetcher(
                                "chain",
                                environment -> held(environment).chain().stream()
                                        .map(GrantFields::hop)
                                        .toList())
                        .dataFetcher("direct", environment -> held(environment).isDirect())
                        .dataFetcher(
                                "since",
                                environment -> Arguments.time(held(environment).since()))
                        .dataFetcher("expiresAt", environment -> expiry(held(environment)))
                        .dataFetcher(
                                "lastUsedAt",
                                environment -> held(environment)
                                        .lastUsedAt()
                                        .map(Arguments::time)
                                        .orElse(null))
                        .dataFetcher("basis", environment -> said(environment, "basis"))
                        .dataFetcher("ticket", environment -> said(environment, "ticket")));
    }

    private static Held held(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private static @Nullable CompletableFuture<EntityState> role(DataFetchingEnvironment environment) {
        return held(environment).chain().stream()
                .filter(step -> step.kind() == RelationKind.HAS_ROLE)
                .findFirst()
                .map(step -> node(environment, step.to()))
                .orElse(null);
    }

    private static @Nullable Object expiry(Held held) {
        return held.chain().stream()
                .flatMap(step -> step.time("expiresAt").stream())
                .min(Instant::compareTo)
                .map(Arguments::time)
                .orElse(null);
    }

    private static @Nullable String said(DataFetchingEnvironment environment, String property) {
        return held(environment).chain().stream()
                .flatMap(step -> step.text(property).stream())
                .findFirst()
                .orElse(null);
    }

    private static CompletableFuture<EntityState> node(DataFetchingEnvironment environment, String id) {
        return EntityLoader.load(environment, new EntityRef(id, id, EntityLabel.ROLE));
    }

    private static Hop hop(RelationState step) {
        return new Hop(
                new EntityRef(step.from(), step.from(), EntityLabel.IDENTITY),
                new EntityRef(step.to(), step.to(), EntityLabel.ROLE),
                step.kind(),
                Optional.empty(),
                Confidence.CONFIRMED,
                List.of(),
                List.of(Evidence.of(step, step.from() + " " + step.kind() + " " + step.to())));
    }
}
