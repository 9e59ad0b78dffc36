// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.tier;

import static dev.entail.api.ownership.Owners.DECISIONS;

import dev.entail.analytics.tier.DeclaredTiers;
import dev.entail.analytics.tier.TierDecision;
import dev.entail.api.Entail;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Place;
import dev.entail.graph.projection.EntityState;
import java.util.Optional;
import java.util.stream.Collectors;

/** The decisions of people about how far up things stand; each is a record of the source {@code entail:decisions}. */
public final class Tiers {
    private final Entail entail;

    public Tiers(Entail entail) {
        this.entail = entail;
    }

    /**
     * Records what tier a thing is of from now on, whatever its sources and the evaluation say.
     *
     * @throws NotFound where the thing is not in the graph
     * @throws IllegalArgumentException where the thing is of a label that has no tier
     */
    public void declare(TierDecision decision) {
        String id = decision.entity();
        EntityState state = entail.snapshot(Optional.empty())
                .entity(id)
                .orElseThrow(() -> new NotFound("There is no '" + id + "' in the graph"));
        if (!DeclaredTiers.LABELS.contains(state.label())) {
            String allowed = DeclaredTiers.LABELS.stream()
                    .sorted()
                    .map(EntityLabel::text)
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("'" + id + "' has no tier: it is of label "
                    + state.label().text() + ", allowed is one of " + allowed);
        }
        entail.load(
                sink -> sink.accept(DECISIONS, decision.event(), new Place(DECISIONS, id)),
                LoadOptions.at(decision.at()).asPartial());
    }
}
