// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import dev.entail.analytics.tier.TierDecision;
import dev.entail.api.Entail;
import dev.entail.api.tier.Tiers;
import dev.entail.graph.GraphException;
import dev.entail.graph.projection.EntityState;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The decisions of people about how far up things stand. */
final class TierFeature implements Feature {
    private final Entail entail;
    private final Tiers tiers;

    TierFeature(Entail entail) {
        this.entail = entail;
        this.tiers = new Tiers(entail);
    }

    /** The thing whose tier was declared. */
    record SetTierSuccess(EntityState entity) implements Outcome {}

    @Override
    public String schema() {
        return "tier";
    }

    @Override
    public void wire(RuntimeWiring.Builder wiring) {
        wiring.type("SetTierPayload", type -> type.typeResolver(Outcome.RESOLVER));
        wiring.type("Mutation", type -> type.dataFetcher("setTier", this::set));
    }

    private Outcome set(DataFetchingEnvironment environment) {
        String entity = Arguments.required(environment, "entity");
        int tier = Objects.requireNonNull(environment.<Integer>getArgument("tier"));
        try {
            tiers.declare(new TierDecision(
                    entity, tier, Arguments.required(environment, "reason"), Caller.name(environment), Instant.now()));
            return new SetTierSuccess(
                    entail.snapshot(Optional.empty()).entity(entity).orElseThrow());
        } catch (GraphException.NotFound e) {
            return new Outcome.NotFound(String.valueOf(e.getMessage()), entity);
        } catch (IllegalArgumentException e) {
            return new Outcome.BadRequest(String.valueOf(e.getMessage()));
        }
    }
}
