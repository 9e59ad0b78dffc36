// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.Projection;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * What whoever holds an identity can reach, without the identity itself.
 *
 * @param tierZero how much of it is of the highest tier
 */
public record BlastRadius(long entities, long tierZero, Map<EntityLabel, Long> byLabel) {
    static BlastRadius of(Projection projection, BitSet tierZero, int start, EdgeFilter allowed) {
        BitSet one = new BitSet();
        one.set(start);
        BitSet reached = Reach.from(projection, one, allowed);
        reached.clear(start);
        Map<EntityLabel, Long> byLabel = new EnumMap<>(EntityLabel.class);
        long entities = 0;
        for (int node = reached.nextSetBit(0); node >= 0; node = reached.nextSetBit(node + 1)) {
            if (!HopAssembler.isTargetSet(projection, node)) {
                entities++;
                byLabel.merge(projection.label(node), 1L, Long::sum);
            }
        }
        reached.and(tierZero);
        return new BlastRadius(entities, reached.cardinality(), byLabel);
    }

    /** {@return how many of a label are within it} */
    public long count(EntityLabel label) {
        return byLabel.getOrDefault(label, 0L);
    }
}
