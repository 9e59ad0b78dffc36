// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pairs of action and resource that entitlements stand for, as numbers that mean the same pair at any time. A pair is
 * an action on all that an entitlement is on; what names no action is one pair. What many hold is looked at once.
 */
final class Pairs {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final IdentityHashMap<Entitlements, int[][]> ofEntitlements = new IdentityHashMap<>();
    private final IdentityHashMap<int[], int[]> ofSets = new IdentityHashMap<>();

    private Pairs() {}

    /** {@return those of a context and of all earlier ones that it is compared with} */
    static Pairs of(AnalysisContext context) {
        return context.shared(Pairs.class, any -> new Pairs());
    }

    /** {@return the numbers of one entitlement's pairs; not to be changed} */
    int[] of(Entitlements all, int entitlement) {
        int[][] known = ofEntitlements.computeIfAbsent(all, any -> new int[all.size()][]);
        int[] pairs = known[entitlement];
        if (pairs == null) {
            pairs = texts(all.get(entitlement))
                    .mapToInt(text -> numbers.computeIfAbsent(text, any -> numbers.size()))
                    .toArray();
            known[entitlement] = pairs;
        }
        return pairs;
    }

    /** {@return the numbers of the pairs of what a holder has, in ascending order; not to be changed} */
    int[] held(Entitlements all, String holder) {
        return ofSets.computeIfAbsent(all.of(holder), set -> union(all, Arrays.stream(set)));
    }

    /** {@return the numbers of the pairs of some entitlements, in ascending order} */
    int[] union(Entitlements all, IntStream entitlements) {
        return entitlements
                .flatMap(entitlement -> Arrays.stream(of(all, entitlement)))
                .sorted()
                .distinct()
                .toArray();
    }

    private static Stream<String> texts(Entitlement entitlement) {
        List<String> actions = entitlement.actions();
        if (actions.isEmpty()) {
            return Stream.of(entitlement.key());
        }
        String on = entitlement.resources().isEmpty()
                ? entitlement.entity().id()
                : String.join(" ", entitlement.resources().stream().sorted().toList());
        return actions.stream().distinct().map(action -> action + " " + on);
    }
}
