// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.projection.Adjacency;
import dev.entail.graph.projection.Projection;
import dev.entail.graph.projection.Snapshot;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How far an identity reaches, who reaches a thing, and what cuts them off. */
final class Containment {
    private static final Set<String> HUMANS = Set.of("EMPLOYEE", "CONTRACTOR", "CONTINGENT_WORKER", "PARTNER");
    private static final Set<String> UNKNOWN = Set.of("UNKNOWN", "EXTERNAL", "");

    private final Snapshot snapshot;
    private final Projection projection;

    Containment(Snapshot snapshot, Projection projection) {
        this.snapshot = snapshot;
        this.projection = projection;
    }

    /** {@return how many identities can reach some nodes, by whatever path} */
    Exposure exposure(BitSet targets) {
        BitSet reaching = new Cuts(projection, targets).reaching();
        long others = IntStream.range(0, projection.size())
                .filter(node -> projection.label(node) == EntityLabel.IDENTITY && !targets.get(node))
                .count();
        long humans = reaching.stream()
                .filter(node -> HUMANS.contains(projection.kind(node)))
                .count();
        long unknown = reaching.stream()
                .filter(node -> UNKNOWN.contains(projection.kind(node)))
                .count();
        long identities = reaching.cardinality();
        return new Exposure(
                identities, others == 0 ? 0 : (double) identities / others, humans, identities - humans - unknown);
    }

    /**
     * {@return what becomes of who reaches some nodes without some relations}
     *
     * @throws NotFound where there is no such relation
     */
    WhatIf whatIf(Collection<RelationKey> removed, BitSet targets) {
        BitSet edges = new BitSet();
        removed.forEach(key -> edges.or(edges(key)));
        Cuts cuts = new Cuts(projection, targets);
        BitSet before = cuts.reaching();
        cuts.cut(edges);
        BitSet lost = (BitSet) before.clone();
        lost.andNot(cuts.reaching());
        List<EntityRef> cutOff = lost.stream()
                .mapToObj(node -> EntityRef.of(projection, node))
                .sorted(Comparator.comparing(EntityRef::id))
                .toList();
        return new WhatIf(hops(edges.stream().boxed().toList()), before.cardinality(), cutOff);
    }

    /** {@return up to so many relations to cut between identities and some nodes} */
    CutPlan cutPlan(int most, BitSet targets) {
        Cuts cuts = new Cuts(projection, targets);
        BitSet before = cuts.reaching();
        MinimumCut minimum = MinimumCut.of(projection, before, targets, EdgeFilter.USABLE);
        List<Hop> hops = hops(cuts.plan(most, minimum));
        long remaining = cuts.reaching().cardinality();
        return new CutPlan(
                hops, before.cardinality() - remaining, remaining, minimum.edges().size());
    }

    private List<Hop> hops(List<Integer> edges) {
        List<int[]> paths = edges.stream().map(edge -> new int[] {edge}).toList();
        HopAssembler assembler = HopAssembler.of(snapshot, projection, paths);
        return paths.stream()
                .map(path -> assembler.path(path).hops().getFirst())
                .toList();
    }

    private BitSet edges(RelationKey key) {
        BitSet edges = new BitSet();
        int from = projection.indexOf(key.from()).orElse(-1);
        int to = projection.indexOf(key.to()).orElse(-1);
        if (from >= 0 && to >= 0) {
            between(key, from, to, edges);
            between(key, to, from, edges);
        }
        if (edges.isEmpty()) {
            throw new NotFound("There is no relation " + key + " that a path could follow");
        }
        return edges;
    }

    private void between(RelationKey key, int from, int to, BitSet edges) {
        Adjacency outgoing = projection.outgoing();
        for (int position = outgoing.begin(from); position < outgoing.end(from); position++) {
            int edge = outgoing.at(position);
            boolean isMeant = projection.kindOf(edge) == key.relation()
                    && key.technique()
                            .map(technique -> technique.equals(projection.technique(edge)))
                            .orElse(true)
                    && leadsTo(projection.to(edge), to);
            if (isMeant) {
                edges.set(edge);
            }
        }
    }

    /** A hop to a target of a set is shown as one to the target. */
    private boolean leadsTo(int end, int target) {
        if (end == target) {
            return true;
        }
        if (!HopAssembler.isTargetSet(projection, end)) {
            return false;
        }
        Adjacency outgoing = projection.outgoing();
        return IntStream.range(outgoing.begin(end), outgoing.end(end))
                .anyMatch(position -> projection.to(outgoing.at(position)) == target);
    }
}
