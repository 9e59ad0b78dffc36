// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.lifecycle.LifecycleSummary;
import dev.entail.analytics.lifecycle.Offboarding;
import dev.entail.analytics.lifecycle.OffboardingItem;
import dev.entail.api.Entail;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Reach;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked about who came, moved and went, told as far as the caller's reach goes. */
public final class Lifecycle {
    private final Entail entail;

    public Lifecycle(Entail entail) {
        this.entail = entail;
    }

    /** {@return who came, moved and went of those who may be seen, and how long it took to revoke what may be seen} */
    public LifecycleSummary summary(Optional<Instant> asOf) {
        Snapshot visible = entail.snapshot(asOf);
        return Reach.lifted(
                () -> LifecycleSummary.of(entail.analysisContext(asOf), entail.snapshot(asOf)::changes, visible::sees));
    }

    /**
     * {@return what is to do and done for a person who leaves or left, of what may be seen}
     *
     * @throws NotFound where the graph never had such a person
     */
    public List<OffboardingItem> checklist(String person, Optional<Instant> asOf) {
        Snapshot visible = entail.snapshot(asOf);
        AnalysisContext context = entail.visibleContext(asOf);
        List<OffboardingItem> part = Offboarding.of(context, visible::changes, person);
        return visible.bounds().isEmpty() ? part : told(person, asOf, visible, new HashSet<>(part));
    }

    /** The state of a thing is that in the whole graph; how that is known is told where what may be seen shows the same. */
    private List<OffboardingItem> told(
            String person, Optional<Instant> asOf, Snapshot visible, Set<OffboardingItem> part) {
        List<OffboardingItem> whole = Reach.lifted(
                () -> Offboarding.of(entail.analysisContext(asOf), entail.snapshot(asOf)::changes, person));
        return whole.stream()
                .filter(item -> visible.sees(item.thing().id()))
                .map(item -> part.contains(item) ? item : withheld(item))
                .toList();
    }

    private static OffboardingItem withheld(OffboardingItem item) {
        return new OffboardingItem(
                item.system(),
                item.kind(),
                item.thing(),
                item.isDone(),
                item.doneAt(),
                item.hours(),
                "what shows it is outside of your scopes");
    }
}
