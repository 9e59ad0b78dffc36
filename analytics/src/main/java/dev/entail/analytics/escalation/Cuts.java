// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.Projection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Chooses edges to cut between identities and some targets. Where few enough edges part all of them, these are a minimum
 * cut, which no plan betters; else it takes again and again the edge that cuts off most, or, where no single one cuts off
 * anybody, the one that carries most of the cheapest paths. Each round costs O((n + m) log n).
 */
final class Cuts {
    private final Projection projection;
    private final BitSet targets;
    private final BitSet cut = new BitSet();
    private final EdgeFilter allowed =
            (graph, edge) -> !this.cut.get(edge) && EdgeFilter.USABLE.test(graph, edge);

    Cuts(Projection projection, BitSet targets) {
        this.projection = projection;
        this.targets = targets;
    }

    /** {@return the identities that can reach a target along what is not cut, without the targets} */
    BitSet reaching() {
        BitSet reaching = Reach.to(projection, targets, allowed);
        reaching.andNot(targets);
        for (int node = reaching.nextSetBit(0); node >= 0; node = reaching.nextSetBit(node + 1)) {
            if (projection.label(node) != EntityLabel.IDENTITY) {
                reaching.clear(node);
            }
        }
        return reaching;
    }

    void cut(BitSet edges) {
        cut.or(edges);
    }

    /** {@return up to so many edges to cut, what brings most first; they are cut then} */
    List<Integer> plan(int most, MinimumCut minimum) {
        if (minimum.edges().size() <= most) {
            return inOrderOfGain(minimum.edges());
        }
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < most) {
            BitSet reaching = reaching();
            if (reaching.isEmpty()) {
                break;
            }
            OptionalInt best = best(reaching);
            if (best.isEmpty()) {
                break;
            }
            chosen.add(best.getAsInt());
            cut.set(best.getAsInt());
        }
        return chosen;
    }

    private OptionalInt best(BitSet reaching) {
        long[] cutOff = SingleCuts.of(projection, targets, allowed).cutOff(reaching);
        OptionalInt sure = IntStream.range(0, cutOff.length)
                .filter(edge -> cutOff[edge] > 0 && canBeCut(edge))
                .boxed()
                .max(java.util.Comparator.<Integer>comparingLong(edge -> cutOff[edge])
                        .thenComparing(java.util.Comparator.reverseOrder()))
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
        if (sure.isPresent()) {
            return sure;
        }
        ChokeValues values = ChokeValues.of(projection, targets, allowed);
        return IntStream.range(0, projection.edgeCount())
                .filter(edge -> values.carried(edge) > 0 && canBeCut(edge))
                .boxed()
                .max(java.util.Comparator.<Integer>comparingDouble(values::carried)
                        .thenComparing(java.util.Comparator.reverseOrder()))
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    private List<Integer> inOrderOfGain(List<Integer> edges) {
        ChokeValues values = ChokeValues.of(projection, targets, allowed);
        edges.forEach(cut::set);
        return edges.stream()
                .sorted(java.util.Comparator.<Integer>comparingDouble(values::carried)
                        .reversed()
                        .thenComparing(java.util.Comparator.naturalOrder()))
                .toList();
    }

    /** What a set of targets contains is no grant: the grant is the one on the set. */
    private boolean canBeCut(int edge) {
        return !HopAssembler.isTargetSet(projection, projection.from(edge));
    }
}
