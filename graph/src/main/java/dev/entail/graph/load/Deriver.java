// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.projection.Snapshot;
import java.time.Instant;

/**
 * Draws conclusions from the facts of a load before its readers see them, so that facts and conclusions always belong
 * together. Found by {@link java.util.ServiceLoader}. What it says is a source of its own: recomputed with each load,
 * and kept with history like any other.
 */
public interface Deriver {
    /** {@return the name of the source that its conclusions carry, such as {@code entail:aws-escalation}} */
    String source();

    /** {@return whether its conclusions may be others after a load changed what is known about these nodes} */
    default boolean concerns(Touched touched) {
        return !touched.isEmpty();
    }

    /** {@return what tells these rules from earlier ones: where it changed, the next load draws the conclusions anew} */
    default String rules() {
        return "";
    }

    /**
     * Reads the facts and hands on the conclusions.
     *
     * @param at the time that the facts speak of
     */
    void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress);
}
