// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.projection.Projection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.DinicMFImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * The fewest edges without which no identity reaches a target: a minimum cut, which is as large as the maximum flow (Ford
 * and Fulkerson, "Maximal Flow through a Network", 1956), found by Dinic's algorithm on what lies between them.
 */
record MinimumCut(List<Integer> edges) {
    private static final int SOURCE = -1;
    private static final int SINK = -2;
    private static final double UNBOUNDED = 1e9;

    /** @param identities those that are to be parted from the targets */
    static MinimumCut of(Projection projection, BitSet identities, BitSet targets, EdgeFilter allowed) {
        if (identities.isEmpty()) {
            return new MinimumCut(List.of());
        }
        BitSet between = Reach.to(projection, targets, allowed);
        between.and(Reach.from(projection, identities, allowed));
        Map<Long, List<Integer>> parallel = new HashMap<>();
        Graph<Integer, DefaultWeightedEdge> network = network(projection, between, identities, targets, allowed, parallel);
        DinicMFImpl<Integer, DefaultWeightedEdge> flow = new DinicMFImpl<>(network);
        flow.calculateMinCut(SOURCE, SINK);
        List<Integer> edges = new ArrayList<>();
        flow.getCutEdges().forEach(edge -> edges.addAll(parallel.getOrDefault(
                pair(network.getEdgeSource(edge), network.getEdgeTarget(edge)), List.of())));
        return new MinimumCut(List.copyOf(edges));
    }

    private static Graph<Integer, DefaultWeightedEdge> network(
            Projection projection,
            BitSet between,
            BitSet identities,
            BitSet targets,
            EdgeFilter allowed,
            Map<Long, List<Integer>> parallel) {
        Graph<Integer, DefaultWeightedEdge> network = new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
        network.addVertex(SOURCE);
        network.addVertex(SINK);
        between.stream().forEach(network::addVertex);
        for (int edge = 0; edge < projection.edgeCount(); edge++) {
            int from = projection.from(edge);
            int to = projection.to(edge);
            if (from != to && between.get(from) && between.get(to) && !targets.get(from) && allowed.test(projection, edge)) {
                parallel.computeIfAbsent(pair(from, to), any -> new ArrayList<>(1))
                        .add(edge);
            }
        }
        parallel.forEach((pair, edges) -> {
            int from = projection.from(edges.getFirst());
            boolean isFixed = HopAssembler.isTargetSet(projection, from);
            connect(network, from, projection.to(edges.getFirst()), isFixed ? UNBOUNDED : edges.size());
        });
        identities.stream().filter(between::get).forEach(node -> connect(network, SOURCE, node, UNBOUNDED));
        targets.stream().filter(between::get).forEach(node -> connect(network, node, SINK, UNBOUNDED));
        return network;
    }

    private static void connect(Graph<Integer, DefaultWeightedEdge> network, int from, int to, double capacity) {
        network.setEdgeWeight(network.addEdge(from, to), capacity);
    }

    private static long pair(int from, int to) {
        return ((long) from << 32) | (to & 0xFFFF_FFFFL);
    }
}
