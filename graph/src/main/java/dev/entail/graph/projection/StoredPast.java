// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The past that a store keeps, up to one version. */
record StoredPast(Snapshot latest) implements Past {
    @Override
    public Estate at(Instant time) {
        return new Snapshot(latest.store(), latest.version(), Optional.of(time)).estate();
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
