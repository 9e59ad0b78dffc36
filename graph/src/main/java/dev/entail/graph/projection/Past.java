// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import java.time.Instant;
import java.util.List;

/** What the graph was before: as of a time, and what ended in a stretch of time. */
public interface Past {
    /** Nothing was there before. */
    Past NONE = new Past() {
        @Override
        public Estate at(Instant time) {
            return Estate.of(List.of(), List.of(), List.of());
        }

        @Override
        public List<Claim> endedClaims(EntityLabel label, Instant after, Instant until) {
            return List.of();
        }

        @Override
        public List<RelationState> endedRelations(Instant after, Instant until) {
            return List.of();
        }
    };

    /** {@return the graph as it was at a time, without anything where nothing was loaded yet} */
    Estate at(Instant time);

    /** {@return what sources said of nodes of a label until they said something else or nothing, in the order of the ends} */
    List<Claim> endedClaims(EntityLabel label, Instant after, Instant until);

    /** {@return relations that were stated until they were stated otherwise or not at all, in the order of the ends} */
    List<RelationState> endedRelations(Instant after, Instant until);
}
