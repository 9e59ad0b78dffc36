// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.projection.Adjacency;
import dev.entail.graph.projection.Projection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;

/**
 * The effort from every node to the nearest of some targets, and the first edge of the way there: Dijkstra's algorithm
 * (Numerische Mathematik 1, 1959) once, backwards from all targets together. Time O((n + m) log n), memory O(n).
 *
 * <p>Of two ways of equal weight the one with fewer hops is the nearer.
 */
final class Distances {
    static final double HOP = 1e-4;

    private final double[] distance;
    private final int[] next;

    private Distances(int nodes) {
        distance = new double[nodes];
        next = new int[nodes];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(next, -1);
    }

    private record Reached(int node, double distance) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            return Double.compare(distance, other.distance);
        }
    }

    static Distances to(Projection projection, BitSet targets, EdgeFilter allowed) {
        Distances distances = new Distances(projection.size());
        PriorityQueue<Reached> queue = new PriorityQueue<>();
        targets.stream().forEach(target -> {
            distances.distance[target] = 0;
            queue.add(new Reached(target, 0));
        });
        while (!queue.isEmpty()) {
            Reached nearest = queue.poll();
            if (nearest.distance() <= distances.distance[nearest.node()]) {
                distances.relax(projection, nearest.node(), allowed, queue);
            }
        }
        return distances;
    }

    private void relax(Projection projection, int node, EdgeFilter allowed, PriorityQueue<Reached> queue) {
        Adjacency incoming = projection.incoming();
        for (int position = incoming.begin(node); position < incoming.end(node); position++) {
            int edge = incoming.at(position);
            int from = projection.from(edge);
            double through = distance[node] + projection.weight(edge) + HOP;
            if (through < distance[from] && allowed.test(projection, edge)) {
                distance[from] = through;
                next[from] = edge;
                queue.add(new Reached(from, through));
            }
        }
    }

    boolean reaches(int node) {
        return distance[node] < Double.POSITIVE_INFINITY;
    }

    double of(int node) {
        return distance[node];
    }

    /** {@return the edges from a node to its nearest target, none from a target itself} */
    int[] path(Projection projection, int node) {
        int length = 0;
        for (int at = node; next[at] >= 0; at = projection.to(next[at])) {
            length++;
        }
        int[] edges = new int[length];
        int at = node;
        for (int step = 0; step < length; step++) {
            edges[step] = next[at];
            at = projection.to(next[at]);
        }
        return edges;
    }
}
