// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The part of the graph that attack paths follow, as compact arrays: nodes are numbers from 0, and the edges of each node
 * stand side by side, once by their source and once by their target. Immutable, made once a version. An edge points the
 * way an attack goes, which is against the relation for {@link RelationKind#ACCOUNT_OF}.
 *
 * <p>Memory: 20 bytes an edge, beside the ids of the nodes.
 */
public final class Projection {
    private final long version;
    private final Optional<Instant> asOf;
    private final NodeTable nodes;
    private final EdgeTable edges;
    private final Adjacency outgoing;
    private final Adjacency incoming;

    Projection(long version, Optional<Instant> asOf, NodeTable nodes, EdgeTable edges) {
        this.version = version;
        this.asOf = asOf;
        this.nodes = nodes;
        this.edges = edges;
        this.outgoing = Adjacency.of(nodes.size(), edges.from(), edges.size());
        this.incoming = Adjacency.of(nodes.size(), edges.to(), edges.size());
    }

    public long version() {
        return version;
    }

    public Optional<Instant> asOf() {
        return asOf;
    }

    /** {@return how many nodes there are, numbered from 0} */
    public int size() {
        return nodes.size();
    }

    /** {@return how many edges there are, numbered from 0} */
    public int edgeCount() {
        return edges.size();
    }

    public OptionalInt indexOf(String id) {
        return nodes.indexOf(id);
    }

    public String id(int node) {
        return nodes.id(node);
    }

    public String name(int node) {
        return nodes.name(node);
    }

    public EntityLabel label(int node) {
        return nodes.label(node);
    }

    /** {@return the tier of a node, where somebody or something gave it one; 0 is the highest} */
    public OptionalInt tier(int node) {
        return nodes.tier(node);
    }

    /** {@return the value of the property {@code kind}, or an empty text} */
    public String kind(int node) {
        return nodes.kind(node);
    }

    /** {@return whether an identity can act at all: it is not disabled or terminated} */
    public boolean isActive(int node) {
        return nodes.isActive(node);
    }

    public int from(int edge) {
        return edges.from()[edge];
    }

    public int to(int edge) {
        return edges.to()[edge];
    }

    public RelationKind kindOf(int edge) {
        return edges.kind(edge);
    }

    /** {@return the effort of going along an edge, never below zero} */
    public double weight(int edge) {
        return edges.weight(edge);
    }

    /** {@return whether the data settles that the edge can be gone along} */
    public boolean isConfirmed(int edge) {
        return edges.isConfirmed(edge);
    }

    /** {@return the technique of an escalation, null for other relations} */
    public @Nullable String technique(int edge) {
        return edges.technique(edge);
    }

    /** {@return what the store calls the relation of an edge} */
    public long relationNumber(int edge) {
        return edges.number(edge);
    }

    /** {@return the edges that leave nodes} */
    public Adjacency outgoing() {
        return outgoing;
    }

    /** {@return the edges that reach nodes} */
    public Adjacency incoming() {
        return incoming;
    }

    /** {@return the nodes of a label, in the order of their numbers} */
    public List<Integer> nodes(EntityLabel label) {
        return java.util.stream.IntStream.range(0, size())
                .filter(node -> label(node) == label)
                .boxed()
                .toList();
    }

    /** {@return how many nodes of each label there are} */
    public Map<EntityLabel, Long> countByLabel() {
        return nodes.countByLabel();
    }
}
