// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.ownership;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.ownership.HandOver;
import dev.entail.analytics.ownership.OwnerSuggestion;
import dev.entail.analytics.ownership.OwnerSuggestions;
import dev.entail.api.Entail;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is asked about who answers for what: judged over the whole graph, told as far as the caller's reach goes. */
public final class Ownership {
    private final Entail entail;

    public Ownership(Entail entail) {
        this.entail = entail;
    }

    private AnalysisContext whole() {
        return Reach.lifted(() -> entail.analysisContext(Instant.now()));
    }

    /** {@return what nobody answers for, neither within the caller's scopes nor outside} */
    public List<EntityState> ownerless() {
        Snapshot visible = entail.snapshot(Optional.empty());
        AnalysisContext whole = whole();
        return Analyses.chosen(List.of("ownership.none")).getFirst().run(whole).stream()
                .filter(found -> visible.sees(found.subject().id()))
                .flatMap(found -> whole.estate().entity(found.subject().id()).stream())
                .toList();
    }

    /**
     * {@return who might answer for a thing, or for all that nobody answers for}
     *
     * @throws NotFound where there is no such thing
     */
    public List<OwnerSuggestion> suggestions(Optional<String> thing) {
        Snapshot visible = entail.snapshot(Optional.empty());
        AnalysisContext whole = whole();
        List<OwnerSuggestion> suggestions = thing.map(id -> OwnerSuggestions.of(whole, required(visible, whole, id)))
                .orElseGet(() -> OwnerSuggestions.ofOwnerless(whole));
        return visible.bounds().isEmpty()
                ? suggestions
                : OwnerSuggestions.told(suggestions, entail.visibleContext(Optional.empty()));
    }

    /**
     * {@return what a person or team answers for}
     *
     * @param isIndirect also through teams, accounts and NHIs of theirs
     * @throws NotFound where there is no such owner
     */
    public List<EntityState> ownedBy(String owner, boolean isIndirect) {
        Snapshot visible = entail.snapshot(Optional.empty());
        AnalysisContext whole = whole();
        if (!visible.sees(owner) || whole.estate().known(owner).isEmpty()) {
            throw nowhere(owner);
        }
        return HandOver.of(whole.estate(), owner, isIndirect).stream()
                .filter(thing -> visible.sees(thing.id()))
                .toList();
    }

    private static EntityState required(Snapshot visible, AnalysisContext whole, String id) {
        return whole.estate().entity(id).filter(state -> visible.sees(id)).orElseThrow(() -> nowhere(id));
    }

    private static NotFound nowhere(String id) {
        return new NotFound("There is no '" + id + "' in the graph");
    }
}
