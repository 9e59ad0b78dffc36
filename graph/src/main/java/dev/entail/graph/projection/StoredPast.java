// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The past that a store keeps, up to one version. Between two loads nothing changes, so each such time is read once. */
final class StoredPast implements Past {
    private final Snapshot latest;
    private final Map<Optional<Instant>, Estate> estates = new ConcurrentHashMap<>();

    StoredPast(Snapshot latest) {
        this.latest = latest;
    }

    @Override
    public Estate at(Instant time) {
        return estates.computeIfAbsent(lastLoad(time), this::read);
    }

    private Optional<Instant> lastLoad(Instant time) {
        return latest.store().first(new LastLoadTime(latest.version(), time)).flatMap(at -> at);
    }

    private Estate read(Optional<Instant> load) {
        return load.isEmpty()
                ? Past.NONE.at(Instant.MIN)
                : new Snapshot(latest.store(), latest.version(), load).estate();
    }

    @Override
    public List<Claim> endedClaims(EntityLabel label, Instant after, Instant until) {
        List<Claim> ended = new ArrayList<>();
        latest.store().stream(new SelectEndedClaims(latest.version(), label, after, until), ended::add);
        return ended;
    }

    @Override
    public List<RelationState> endedRelations(Instant after, Instant until) {
        List<RelationState> ended = new ArrayList<>();
        latest.store().stream(new SelectEndedRelations(latest.version(), after, until), ended::add);
        return ended;
    }
}
