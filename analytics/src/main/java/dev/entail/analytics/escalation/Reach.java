// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.projection.Adjacency;
import dev.entail.graph.projection.Projection;
import java.util.BitSet;

/** What can be reached along edges from some nodes, or reaches them: breadth-first search, time and memory O(n + m). */
final class Reach {
    private Reach() {}

    /** {@return the nodes that some others lead to, with these} */
    static BitSet from(Projection projection, BitSet starts, EdgeFilter allowed) {
        return search(projection, starts, allowed, true);
    }

    /** {@return the nodes that lead to some others, with these} */
    static BitSet to(Projection projection, BitSet targets, EdgeFilter allowed) {
        return search(projection, targets, allowed, false);
    }

    private static BitSet search(Projection projection, BitSet starts, EdgeFilter allowed, boolean isForward) {
        Adjacency edges = isForward ? projection.outgoing() : projection.incoming();
        BitSet reached = (BitSet) starts.clone();
        int[] queue = new int[projection.size()];
        int end = 0;
        for (int start = starts.nextSetBit(0); start >= 0; start = starts.nextSetBit(start + 1)) {
            queue[end++] = start;
        }
        for (int begin = 0; begin < end; begin++) {
            int node = queue[begin];
            for (int position = edges.begin(node); position < edges.end(node); position++) {
                int edge = edges.at(position);
                int next = isForward ? projection.to(edge) : projection.from(edge);
                if (!reached.get(next) && allowed.test(projection, edge)) {
                    reached.set(next);
                    queue[end++] = next;
                }
            }
        }
        return reached;
    }
}
