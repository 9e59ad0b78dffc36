// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jgrapht.GraphType;
import org.jgrapht.graph.AbstractGraph;
import org.jgrapht.graph.DefaultGraphType;
import org.jspecify.annotations.Nullable;

/**
 * A projection as JGraphT sees a graph, so that its algorithms run on the arrays without a copy: vertices and edges are
 * the projection's numbers. It cannot be changed.
 */
public final class ProjectionGraph extends AbstractGraph<Integer, Integer> {
    private static final GraphType TYPE = new DefaultGraphType.Builder()
            .directed()
            .weighted(true)
            .modifiable(false)
            .allowMultipleEdges(true)
            .allowSelfLoops(true)
            .allowCycles(true)
            .build();

    private final Projection projection;

    public ProjectionGraph(Projection projection) {
        this.projection = projection;
    }

    @Override
    public Set<Integer> getAllEdges(Integer source, Integer target) {
        return IntStream.range(
                        projection.outgoing().begin(source),
                        projection.outgoing().end(source))
                .map(position -> projection.outgoing().at(position))
                .filter(edge -> projection.to(edge) == target)
                .boxed()
                .collect(java.util.stream.Collectors.toSet());
    }

    @Override
    public @Nullable Integer getEdge(Integer source, Integer target) {
        return getAllEdges(source, target).stream().findFirst().orElse(null);
    }

    @Override
    public boolean containsVertex(Integer vertex) {
        return vertex >= 0 && vertex < projection.size();
    }

    @Override
    public boolean containsEdge(Integer edge) {
        return edge >= 0 && edge < projection.edgeCount();
    }

    @Override
    public Set<Integer> vertexSet() {
        return new Range(projection.size());
    }

    @Override
    public Set<Integer> edgeSet() {
        return new Range(projection.edgeCount());
    }

    @Override
    public Set<Integer> edgesOf(Integer vertex) {
        Set<Integer> edges = new java.util.LinkedHashSet<>(outgoingEdgesOf(vertex));
        edges.addAll(incomingEdgesOf(vertex));
        return edges;
    }

    @Override
    public Set<Integer> outgoingEdgesOf(Integer vertex) {
        return new Rows(projection.outgoing(), vertex);
    }

    @Override
    public Set<Integer> incomingEdgesOf(Integer vertex) {
        return new Rows(projection.incoming(), vertex);
    }

    @Override
    public int degreeOf(Integer vertex) {
        return inDegreeOf(vertex) + outDegreeOf(vertex);
    }

    @Override
    public int inDegreeOf(Integer vertex) {
        return projection.incoming().degree(vertex);
    }

    @Override
    public int outDegreeOf(Integer vertex) {
        return projection.outgoing().degree(vertex);
    }

    @Override
    public Integer getEdgeSource(Integer edge) {
        return projection.from(edge);
    }

    @Override
    public Integer getEdgeTarget(Integer edge) {
        return projection.to(edge);
    }

    @Override
    public double getEdgeWeight(Integer edge) {
        return projection.weight(edge);
    }

    @Override
    public GraphType getType() {
        return TYPE;
    }

    @Override
    public @Nullable Supplier<Integer> getVertexSupplier() {
        return null;
    }

    @Override
    public @Nullable Supplier<Integer> getEdgeSupplier() {
        return null;
    }

    @Override
    public Integer addEdge(Integer source, Integer target) {
        throw unchangeable();
    }

    @Override
    public boolean addEdge(Integer source, Integer target, Integer edge) {
        throw unchangeable();
    }

    @Override
    public Integer addVertex() {
        throw unchangeable();
    }

    @Override
    public boolean addVertex(Integer vertex) {
        throw unchangeable();
    }

    @Override
    public Integer removeEdge(Integer source, Integer target) {
        throw unchangeable();
    }

    @Override
    public boolean removeEdge(Integer edge) {
        throw unchangeable();
    }

    @Override
    public boolean removeVertex(Integer vertex) {
        throw unchangeable();
    }

    @Override
    public void setEdgeWeight(Integer edge, double weight) {
        throw unchangeable();
    }

    private static UnsupportedOperationException unchangeable() {
        return new UnsupportedOperationException("a projection cannot be changed");
    }

    /** The numbers from 0 to below a bound. */
    private static final class Range extends AbstractSet<Integer> {
        private final int size;

        Range(int size) {
            this.size = size;
        }

        @Override
        public boolean contains(Object value) {
            return value instanceof Integer number && number >= 0 && number < size;
        }

        @Override
        public Iterator<Integer> iterator() {
            return IntStream.range(0, size).iterator();
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** The edges of one node. */
    private static final class Rows extends AbstractSet<Integer> {
        private final Adjacency adjacency;
        private final int node;

        Rows(Adjacency adjacency, int node) {
            this.adjacency = adjacency;
            this.node = node;
        }

        @Override
        public Iterator<Integer> iterator() {
            return IntStream.range(adjacency.begin(node), adjacency.end(node))
                    .map(adjacency::at)
                    .iterator();
        }

        @Override
        public int size() {
            return adjacency.degree(node);
        }
    }
}
