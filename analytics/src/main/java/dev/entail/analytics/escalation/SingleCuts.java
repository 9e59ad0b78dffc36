// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.projection.Adjacency;
import dev.entail.graph.projection.Projection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * For every node the one edge without which it could not reach any target, if there is one: dominators of the graph
 * walked backwards from the targets, with each edge taken as a vertex of its own (Cooper, Harvey and Kennedy, "A Simple,
 * Fast Dominance Algorithm", 2001). Near linear time on graphs as they occur; memory O(n + m).
 */
final class SingleCuts {
    private final Projection projection;
    private final int nodes;
    private final int root;
    private final int[] dominator;
    private final int[] order;
    private int[] sequence = {};

    private SingleCuts(Projection projection) {
        this.projection = projection;
        nodes = projection.size();
        root = nodes + projection.edgeCount();
        dominator = new int[root + 1];
        order = new int[root + 1];
        Arrays.fill(dominator, -1);
        Arrays.fill(order, -1);
    }

    static SingleCuts of(Projection projection, BitSet targets, EdgeFilter allowed) {
        SingleCuts cuts = new SingleCuts(projection);
        int[] sequence = cuts.number(targets, allowed);
        cuts.sequence = sequence;
        cuts.dominator[cuts.root] = cuts.root;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int vertex : sequence) {
                changed |= cuts.update(vertex, targets);
            }
        }
        return cuts;
    }

    /** Numbers all vertices that lead to a target in reverse postorder of a walk backwards from the targets. */
    private int[] number(BitSet targets, EdgeFilter allowed) {
        int[] stack = new int[root + 1];
        int[] position = new int[nodes];
        int[] postorder = new int[root + 1];
        int count = 0;
        for (int target = targets.nextSetBit(0); target >= 0; target = targets.nextSetBit(target + 1)) {
            if (order[target] >= 0) {
                continue;
            }
            count = walk(target, stack, position, postorder, count, allowed);
        }
        int[] sequence = new int[count];
        for (int index = 0; index < count; index++) {
            sequence[index] = postorder[count - 1 - index];
            order[sequence[index]] = index + 1;
        }
        order[root] = 0;
        return sequence;
    }

    private int walk(int start, int[] stack, int[] position, int[] postorder, int before, EdgeFilter allowed) {
        Adjacency incoming = projection.incoming();
        int count = before;
        int depth = 0;
        stack[depth++] = start;
        enter(start, position, incoming);
        while (depth > 0) {
            int vertex = stack[depth - 1];
            int next = vertex < nodes
                    ? nextEdge(vertex, position, incoming, allowed)
                    : nextNode(vertex, position, incoming);
            if (next < 0) {
                postorder[count++] = vertex;
                depth--;
            } else {
                stack[depth++] = next;
            }
        }
        return count;
    }

    private void enter(int node, int[] position, Adjacency incoming) {
        order[node] = 0;
        position[node] = incoming.begin(node);
    }

    private int nextEdge(int node, int[] position, Adjacency incoming, EdgeFilter allowed) {
        while (position[node] < incoming.end(node)) {
            int edge = incoming.at(position[node]++);
            if (order[nodes + edge] < 0 && allowed.test(projection, edge)) {
                order[nodes + edge] = 0;
                return nodes + edge;
            }
        }
        return -1;
    }

    private int nextNode(int edgeVertex, int[] position, Adjacency incoming) {
        int from = projection.from(edgeVertex - nodes);
        if (order[from] >= 0) {
            return -1;
        }
        enter(from, position, incoming);
        return from;
    }

    private boolean update(int vertex, BitSet targets) {
        int nearest = vertex >= nodes ? projection.to(vertex - nodes) : nearestOfNode(vertex, targets);
        if (dominator[vertex] == nearest) {
            return false;
        }
        dominator[vertex] = nearest;
        return true;
    }

    private int nearestOfNode(int node, BitSet targets) {
        if (targets.get(node)) {
            return root;
        }
        Adjacency outgoing = projection.outgoing();
        int nearest = -1;
        for (int position = outgoing.begin(node); position < outgoing.end(node); position++) {
            int vertex = nodes + outgoing.at(position);
            if (dominator[vertex] >= 0) {
                nearest = nearest < 0 ? vertex : meet(nearest, vertex);
            }
        }
        return nearest;
    }

    private int meet(int first, int second) {
        int a = first;
        int b = second;
        while (a != b) {
            while (order[a] > order[b]) {
                a = dominator[a];
            }
            while (order[b] > order[a]) {
                b = dominator[b];
            }
        }
        return a;
    }

    /** {@return the nearest edge that all ways from a node to a target go along, empty where there are ways around any} */
    OptionalInt nearest(int node) {
        int vertex = dominator[node];
        while (vertex >= 0 && vertex != root) {
            if (vertex >= nodes) {
                return OptionalInt.of(vertex - nodes);
            }
            vertex = dominator[vertex];
        }
        return OptionalInt.empty();
    }

    /** {@return by edge how many of some nodes lose every way to a target when it is cut: those that it dominates} */
    long[] cutOff(BitSet counted) {
        long[] below = new long[root + 1];
        for (int index = sequence.length - 1; index >= 0; index--) {
            int vertex = sequence[index];
            if (vertex < nodes && counted.get(vertex)) {
                below[vertex]++;
            }
            if (dominator[vertex] >= 0) {
                below[dominator[vertex]] += below[vertex];
            }
        }
        return Arrays.copyOfRange(below, nodes, root);
    }
}
