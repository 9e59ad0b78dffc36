// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.projection.EntityState;
import java.util.List;
import java.util.Optional;

/**
 * How far the access of an identity has crept: {@code 100 · (1 − Π(1 − w·s))} over its signals. A signal of which nothing
 * is known is absent, and counts neither for nor against.
 *
 * @param granted the number of entitlements
 * @param unused how many of them were not used, empty where no use is known
 * @param used how many of those judged were used, empty where no use is known
 * @param peers the number of peers, 0 where it has none
 * @param importance the weight of the weightiest entitlement: how much the identity counts in the organisation's score
 */
public record CreepScore(
        EntityState identity,
        List<CreepSignal> signals,
        int granted,
        Optional<Integer> used,
        Optional<Integer> unused,
        int peers,
        double importance) {
    public CreepScore {
        signals = List.copyOf(signals);
    }

    /** {@return 0 to 100, 0 where there are no signals} */
    public double score() {
        double remainder = 1;
        for (CreepSignal signal : signals) {
            remainder *= signal.remainder();
        }
        return 100 * (1 - remainder);
    }
}
