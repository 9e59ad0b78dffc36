// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.store.Deadline;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The past that a store keeps, up to one version. Between two loads nothing changes, so each such time is read once, and
 * kept while there is memory for it.
 */
final class StoredPast implements Past {
    private final Snapshot latest;
    private final Map<Instant, SoftReference<Estate>> estates = new HashMap<>();

    StoredPast(Snapshot latest) {
        this.latest = latest;
    }

    @Override
    public Estate at(Instant time) {
        List<Optional<Instant>> last = new ArrayList<>();
        latest.read(new LastLoadTime(latest.version(), time), last::add);
        return last.stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(this::after)
                .orElseGet(() -> Past.NONE.at(time));
    }

    private synchronized Estate after(Instant load) {
        SoftReference<Estate> known = estates.get(load);
        Estate estate = known == null ? null : known.get();
        if (estate == null) {
            estate = Deadline.lifted(() -> latest.estateAt(load));
            estates.put(load, new SoftReference<>(estate));
        }
        return estate;
    }

    @Override
    public List<Claim> endedClaims(EntityLabel label, Instant after, Instant until) {
        List<Claim> ended = new ArrayList<>();
        latest.read(new SelectEndedClaims(latest.version(), label, after, until), latest.seenOnly(ended::add));
        return ended;
    }

    @Override
    public List<RelationState> endedRelations(Instant after, Instant until) {
        List<RelationState> ended = new ArrayList<>();
        latest.read(new SelectEndedRelations(latest.version(), after, until), latest.seenRelations(ended::add));
        return ended;
    }
}
