// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.Evidence;
import java.util.List;
import java.util.function.Supplier;

/**
 * One sign that access has crept.
 *
 * @param value 0 to 1
 * @param weight how much it counts in the score, 0 to 1
 * @param proof what it rests on, put together when asked for
 */
public record CreepSignal(Kind kind, double value, double weight, Supplier<List<Evidence>> proof) {
    public CreepSignal {
        value = Math.clamp(value, 0, 1);
        weight = Math.clamp(weight, 0, 1);
    }

    /** What a signal measures. */
    public enum Kind {
        /** The share of what was not used, by weight. */
        UNUSED,
        /** The share of what was kept from the job before, by weight. */
        MOVER_RESIDUE,
        /** How the identity stands among its peers. */
        PEER_ANOMALY,
        /** The growth since the baseline that nobody approved. */
        GROWTH,
        /** The share of grants past their end, passing without one, or without explanation. */
        EXPIRED_OR_UNEXPLAINED
    }

    public List<Evidence> items() {
        return proof.get();
    }

    /** {@return what is left of 1 when this signal has counted} */
    double remainder() {
        return 1 - weight * value;
    }
}
