// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pairs of roles that give much the same and not quite the same, by Jaccard similarity.
 *
 * <p>Two sets that are similar enough share one of their few rarest members (the prefix filter: S. Chaudhuri et al., "A
 * primitive operator for similarity joins", ICDE 2006), so only those that do are compared.
 */
public final class SimilarRoles {
    private SimilarRoles() {}

    /** Two roles and the share of all that either gives which both give. */
    public record Pair(EntityState one, EntityState other, double similarity) {}

    static List<Pair> of(Map<EntityState, int[]> sets, double least) {
        Map<Integer, Integer> frequency = new HashMap<>();
        sets.values().forEach(set -> Arrays.stream(set).forEach(it -> frequency.merge(it, 1, Integer::sum)));
        Map<Integer, List<EntityState>> index = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        sets.forEach((role, set) -> {
            Set<EntityState> candidates = new HashSet<>();
            for (int member : prefix(set, frequency, least)) {
                List<EntityState> before = index.computeIfAbsent(member, any -> new ArrayList<>());
                candidates.addAll(before);
                before.add(role);
            }
            for (EntityState other : candidates) {
                double similarity = jaccard(set, sets.getOrDefault(other, new int[0]));
                if (similarity >= least && similarity < 1) {
                    pairs.add(new Pair(other, role, similarity));
                }
            }
        });
        pairs.sort(Comparator.comparingDouble(Pair::similarity)
                .reversed()
                .thenComparing(pair -> pair.one().id())
                .thenComparing(pair -> pair.other().id()));
        return pairs;
    }

    private static List<Integer> prefix(int[] set, Map<Integer, Integer> frequency, double least) {
        return Arrays.stream(set)
                .boxed()
                .sorted(Comparator.comparingInt((Integer it) -> frequency.getOrDefault(it, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(set.length - (long) Math.ceil(least * set.length) + 1)
                .toList();
    }

    private static double jaccard(int[] one, int[] other) {
        Set<Integer> members = new HashSet<>();
        Arrays.stream(one).forEach(members::add);
        long both = Arrays.stream(other).filter(members::contains).count();
        long all = one.length + other.length - both;
        return all == 0 ? 1 : (double) both / all;
    }
}
