// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.Adjacency;
import dev.entail.graph.projection.Projection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much of the identities' cheapest paths to some targets each edge carries. Each identity is one unit, which flows
 * along the cheapest paths and splits evenly where several edges are equally cheap; nodes are settled from the farthest
 * to the nearest, so each edge is looked at once after one Dijkstra. Time O((n + m) log n), memory O(n + m).
 */
final class ChokeValues {
    private static final double TIE = 1e-6;

    private final Projection projection;
    private final Distances distances;
    private final EdgeFilter allowed;
    private final double[] carried;
    private long identities;

    private ChokeValues(Projection projection, BitSet targets, EdgeFilter allowed) {
        this.projection = projection;
        this.distances = Distances.to(projection, targets, allowed);
        this.allowed = allowed;
        this.carried = new double[projection.edgeCount()];
        double[] flow = new double[projection.size()];
        for (int node = 0; node < flow.length; node++) {
            if (projection.label(node) == EntityLabel.IDENTITY && !targets.get(node) && distances.reaches(node)) {
                flow[node] = 1;
                identities++;
            }
        }
        farthestFirst(targets).forEach(node -> pass(node, flow));
    }

    static ChokeValues of(Projection projection, BitSet targets, EdgeFilter allowed) {
        return new ChokeValues(projection, targets, allowed);
    }

    private IntStream farthestFirst(BitSet targets) {
        return IntStream.range(0, projection.size())
                .filter(node -> distances.reaches(node) && !targets.get(node))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer node) -> distances.of(node))
                        .reversed())
                .mapToInt(Integer::intValue);
    }

    private void pass(int node, double[] flow) {
        if (flow[node] == 0) {
            return;
        }
        Adjacency outgoing = projection.outgoing();
        int[] cheapest = IntStream.range(outgoing.begin(node), outgoing.end(node))
                .map(outgoing::at)
                .filter(this::isCheapest)
                .toArray();
        double each = flow[node] / cheapest.length;
        Arrays.stream(cheapest).forEach(edge -> {
            carried[edge] += each;
            flow[projection.to(edge)] += each;
        });
    }

    private boolean isCheapest(int edge) {
        double through = distances.of(projection.to(edge)) + projection.weight(edge) + Distances.HOP;
        return through <= distances.of(projection.from(edge)) + TIE && allowed.test(projection, edge);
    }

    /** {@return how many identities have a path} */
    long identities() {
        return identities;
    }

    /** {@return how many of them an edge carries} */
    double carried(int edge) {
        return carried[edge];
    }
}
