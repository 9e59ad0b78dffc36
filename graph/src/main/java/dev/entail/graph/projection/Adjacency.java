// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import java.util.function.IntConsumer;

/** The edges of each node, side by side (compressed sparse rows): {@code edges[offsets[n] .. offsets[n + 1])}. */
public final class Adjacency {
    private final int[] offsets;
    private final int[] edges;

    private Adjacency(int[] offsets, int[] edges) {
        this.offsets = offsets;
        this.edges = edges;
    }

    /** Sorts edges by the node at one of their ends, by counting: linear in nodes and edges. */
    static Adjacency of(int nodes, int[] ends, int edgeCount) {
        int[] offsets = new int[nodes + 1];
        for (int edge = 0; edge < edgeCount; edge++) {
            offsets[ends[edge] + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            offsets[node + 1] += offsets[node];
        }
        int[] next = offsets.clone();
        int[] edges = new int[edgeCount];
        for (int edge = 0; edge < edgeCount; edge++) {
            edges[next[ends[edge]]++] = edge;
        }
        return new Adjacency(offsets, edges);
    }

    public int degree(int node) {
        return offsets[node + 1] - offsets[node];
    }

    /** {@return where the edges of a node begin in {@link #at}} */
    public int begin(int node) {
        return offsets[node];
    }

    /** {@return where the edges of a node end, exclusive} */
    public int end(int node) {
        return offsets[node + 1];
    }

    /** {@return the edge at a position between {@link #begin} and {@link #end}} */
    public int at(int position) {
        return edges[position];
    }

    public void each(int node, IntConsumer work) {
        for (int position = offsets[node]; position < offsets[node + 1]; position++) {
            work.accept(edges[position]);
        }
    }
}
