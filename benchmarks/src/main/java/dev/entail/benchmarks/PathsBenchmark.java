// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.analytics.escalation.EscalationView;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.Projection;
import dev.entail.graph.projection.ProjectionGraph;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.EdgeReversedGraph;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many identities of an account can reach tier zero, by the cheapest path of each: Entail's one search backwards from
 * all targets, and JGraphT's Dijkstra on the same arrays, once from each identity and once backwards from each target.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@Threads(1)
public class PathsBenchmark {
    private final TemporaryStore store = new TemporaryStore();
    private final EscalationView view;
    private final Projection projection;
    private final Graph<Integer, Integer> graph;
    private final List<Integer> identities;
    private final List<Integer> targets;

    /** Loads an account of 500 users and 500 roles. */
    public PathsBenchmark() {
        store.load(store.export(new Accounts(500, 500, 50, 7)));
        view = store.view();
        projection = view.projection();
        graph = new ProjectionGraph(projection);
        targets = IntStream.range(0, projection.size())
                .filter(view::isTierZero)
                .boxed()
                .toList();
        identities = projection.nodes(EntityLabel.IDENTITY).stream()
                .filter(node -> !view.isTierZero(node))
                .toList();
    }

    @Setup
    public void requireSameAnswers() {
        long ours = entail();
        long each = jgraphtFromEachIdentity();
        long backwards = jgraphtBackwards();
        System.out.printf(
                "nodes=%d edges=%d identities=%d targets=%d reaching=%d%n",
                projection.size(), projection.edgeCount(), identities.size(), targets.size(), ours);
        if (ours == 0 || ours != each || ours != backwards) {
            throw new IllegalStateException(
                    "reaching: Entail " + ours + ", JGraphT " + each + ", JGraphT backwards " + backwards);
        }
    }

    @TearDown
    public void close() {
        store.close();
    }

    @Benchmark
    public long entail() {
        return view.countReaching(Optional.empty());
    }

    @Benchmark
    public long jgraphtFromEachIdentity() {
        DijkstraShortestPath<Integer, Integer> dijkstra = new DijkstraShortestPath<>(graph);
        return identities.stream()
                .filter(identity -> {
                    SingleSourcePaths<Integer, Integer> paths = dijkstra.getPaths(identity);
                    return targets.stream().anyMatch(target -> paths.getWeight(target) < Double.POSITIVE_INFINITY);
                })
                .count();
    }

    @Benchmark
    public long jgraphtBackwards() {
        DijkstraShortestPath<Integer, Integer> dijkstra = new DijkstraShortestPath<>(new EdgeReversedGraph<>(graph));
        List<SingleSourcePaths<Integer, Integer>> paths =
                targets.stream().map(dijkstra::getPaths).toList();
        return identities.stream()
                .filter(identity -> paths.stream().anyMatch(to -> to.getWeight(identity) < Double.POSITIVE_INFINITY))
                .count();
    }
}
