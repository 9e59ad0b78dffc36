// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.ownership.OwnerSuggestion;
import dev.entail.api.Entail;
import dev.entail.api.ownership.Owned;
import dev.entail.api.ownership.Owners;
import dev.entail.api.ownership.Ownership;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException;
import dev.entail.graph.projection.EntityState;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who answers for what, and the decisions of people about it. */
final class OwnershipFeature implements Feature {
    private final Entail entail;
    private final Owners owners;
    private final Ownership ownership;

    OwnershipFeature(Entail entail) {
        this.entail = entail;
        this.owners = new Owners(entail);
        this.ownership = new Ownership(entail);
    }

    /** The thing whose owner was named. */
    record AssignOwnerSuccess(EntityState entity) implements Outcome {}

    /** The thing whose ownership was confirmed. */
    record AttestOwnershipSuccess(EntityState entity) implements Outcome {}

    @Override
    public String schema() {
        return "ownership";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        for (EntityLabel label : EntityLabel.values()) {
            wiring.type(label.text(), type -> type.dataFetcher("owners", OwnershipFeature::ofNode));
        }
        wiring.type(
                "Ownership",
                type -> type.dataFetcher("owner", environment -> EntityLoader.load(environment, owner(environment)))
                        .dataFetcher(
                                "role",
                                environment -> source(environment).role().orElse("ACCOUNTABLE"))
                        .dataFetcher(
                                "source",
                                environment -> source(environment).basis().orElse("DECLARED"))
                        .dataFetcher(
                                "statedBy", environment -> source(environment).source())
                        .dataFetcher(
                                "since",
                                environment ->
                                        Arguments.time(source(environment).since()))
                        .dataFetcher(
                                "attestedAt",
                                environment -> source(environment)
                                        .attestedAt()
                                        .map(Arguments::time)
                                        .orElse(null))
                        .dataFetcher(
                                "attestedBy",
                                environment -> source(environment).attestedBy().orElse(null))
                        .dataFetcher(
                                "confidence",
                                environment -> source(environment).confidence().orElse(null))
                        .dataFetcher("evidence", environment -> List.of(evidence(source(environment)))));
        wiring.type(
                "Query",
                type -> type.dataFetcher("ownerless", this::ownerless)
                        .dataFetcher("ownerSuggestions", this::suggestions)
                        .dataFetcher("ownedBy", this::ownedBy));
        wiring.type(
                "OwnerSuggestion",
                type -> type.dataFetcher(
                        "entity",
                        environment -> Objects.requireNonNull(environment.<OwnerSuggestion>getSource())
                                .thing()));
        Stream.of("AssignOwnerPayload", "AttestOwnershipPayload")
                .forEach(union -> wiring.type(union, type -> type.typeResolver(Outcome.RESOLVER)));
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("assignOwner", this::assign).dataFetcher("attestOwnership", this::attest));
    }

    private static CompletableFuture<List<Owned>> ofNode(DataFetchingEnvironment environment) {
        EntityState state = Objects.requireNonNull(environment.getSource());
        return OwnershipLoader.of(environment, state.id());
    }

    private static Owned source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private static EntityRef owner(DataFetchingEnvironment environment) {
        String id = source(environment).owner();
        return new EntityRef(id, id, EntityLabel.OWNER);
    }

    private static Evidence evidence(Owned owned) {
        return new Evidence(
                owned.source() + " says that " + owned.owner() + " answers for " + owned.thing(),
                owned.source(),
                owned.thing(),
                Map.of("from", owned.thing(), "relation", "OWNED_BY", "to", owned.owner()),
                owned.since());
    }

    private Object ownerless(DataFetchingEnvironment environment) {
        return Connections.of(ownership.ownerless(), environment);
    }

    private Object suggestions(DataFetchingEnvironment environment) {
        return Connections.of(ownership.suggestions(Arguments.text(environment, "entity")), environment);
    }

    private Object ownedBy(DataFetchingEnvironment environment) {
        boolean isIndirect = !Boolean.FALSE.equals(environment.getArgument("includeIndirect"));
        return Connections.of(ownership.ownedBy(Arguments.required(environment, "owner"), isIndirect), environment);
    }

    private Outcome assign(DataFetchingEnvironment environment) {
        String entity = Arguments.required(environment, "entity");
        return decided(entity, () -> {
            owners.assign(
                    entity,
                    Arguments.required(environment, "owner"),
                    Arguments.required(environment, "role"),
                    Instant.now());
            return new AssignOwnerSuccess(now(entity));
        });
    }

    private Outcome attest(DataFetchingEnvironment environment) {
        String entity = Arguments.required(environment, "entity");
        return decided(entity, () -> {
            owners.attest(entity, Arguments.required(environment, "owner"), Caller.name(environment), Instant.now());
            return new AttestOwnershipSuccess(now(entity));
        });
    }

    private EntityState now(String id) {
        return entail.snapshot(Optional.empty()).entity(id).orElseThrow();
    }

    private static Outcome decided(String entity, Supplier<Outcome> decision) {
        try {
            return decision.get();
        } catch (GraphException.NotFound e) {
            return new Outcome.NotFound(String.valueOf(e.getMessage()), entity);
        } catch (IllegalArgumentException e) {
            return new Outcome.BadRequest(String.valueOf(e.getMessage()));
        }
    }
}
