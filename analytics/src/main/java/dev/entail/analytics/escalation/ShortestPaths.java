// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.projection.Adjacency;
import dev.entail.graph.projection.Projection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The k cheapest paths without a repeated node from one node to some targets, cheapest first: best-first search over
 * partial paths, each judged by its weight so far plus the exact remaining distance (A*, Hart, Nilsson and Raphael 1968),
 * so that only partial paths of cheap enough whole ones are grown. Exact; it gives up on finding more after a fixed
 * number of partial paths, which {@link #isComplete} tells.
 */
final class ShortestPaths {
    private static final int MOST_PARTIAL_PATHS = 2_000_000;

    private final Projection projection;
    private final BitSet targets;
    private final EdgeFilter allowed;
    private final Distances remaining;
    private boolean complete = true;

    ShortestPaths(Projection projection, BitSet targets, EdgeFilter allowed) {
        this.projection = projection;
        this.targets = targets;
        this.allowed = allowed;
        this.remaining = Distances.to(projection, targets, allowed);
    }

    private record Partial(@Nullable Partial before, int edge, int node, int hops, double sofar, double estimate)
            implements Comparable<Partial> {
        @Override
        public int compareTo(Partial other) {
            int byEstimate = Double.compare(estimate, other.estimate);
            return byEstimate != 0 ? byEstimate : Integer.compare(other.hops, hops);
        }

        boolean visits(int sought) {
            for (Partial at = this; at != null; at = at.before) {
                if (at.node == sought) {
                    return true;
                }
            }
            return false;
        }

        int[] edges() {
            int[] edges = new int[hops];
            Partial at = this;
            for (int step = hops - 1; step >= 0 && at != null; step--) {
                edges[step] = at.edge;
                at = at.before;
            }
            return edges;
        }
    }

    /** {@return up to k paths of at most so many edges, as lists of edges} */
    List<int[]> from(int source, int k, int maxEdges) {
        List<int[]> found = new ArrayList<>();
        Set<List<Integer>> seen = new HashSet<>();
        PriorityQueue<Partial> queue = new PriorityQueue<>();
        if (remaining.reaches(source)) {
            queue.add(new Partial(null, -1, source, 0, 0, remaining.of(source)));
        }
        int grown = 0;
        while (!queue.isEmpty() && found.size() < k) {
            Partial best = queue.poll();
            if (best.hops() > 0 && targets.get(best.node())) {
                addUnlessSeen(best.edges(), seen, found);
                continue;
            }
            if (++grown > MOST_PARTIAL_PATHS) {
                complete = false;
                break;
            }
            if (best.hops() < maxEdges) {
                grow(best, queue);
            }
        }
        return found;
    }

    /** Two ways through the same nodes, by other techniques or sets of targets, are one path: the cheapest counts. */
    private void addUnlessSeen(int[] edges, Set<List<Integer>> seen, List<int[]> found) {
        List<Integer> nodes = Arrays.stream(edges)
                .map(projection::to)
                .filter(node -> !HopAssembler.isTargetSet(projection, node))
                .boxed()
                .toList();
        if (seen.add(nodes)) {
            found.add(edges);
        }
    }

    private void grow(Partial partial, PriorityQueue<Partial> queue) {
        Adjacency outgoing = projection.outgoing();
        for (int position = outgoing.begin(partial.node()); position < outgoing.end(partial.node()); position++) {
            int edge = outgoing.at(position);
            int to = projection.to(edge);
            if (!remaining.reaches(to) || !allowed.test(projection, edge) || partial.visits(to)) {
                continue;
            }
            double sofar = partial.sofar() + projection.weight(edge) + Distances.HOP;
            queue.add(new Partial(partial, edge, to, partial.hops() + 1, sofar, sofar + remaining.of(to)));
        }
    }

    /** {@return whether no search was cut short} */
    boolean isComplete() {
        return complete;
    }
}
