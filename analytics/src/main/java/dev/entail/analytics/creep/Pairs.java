// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The pairs of action and resource that entitlements stand for, as numbers that mean the same pair at any time. A pair is
 * an action on all that an entitlement is on; what names no action is one pair. What many hold is looked at once.
 */
final class Pairs {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Entitlements, int[][]> ofEntitlements = new ConcurrentHashMap<>();
    private final Map<int[], int[]> ofSets = Collections.synchronizedMap(new IdentityHashMap<>());

    private Pairs() {}

    /** {@return those of a context and of all earlier ones that it is compared with} */
    static Pairs of(AnalysisContext context) {
        return context.shared(Pairs.class, any -> new Pairs());
    }

    /** {@return the numbers of one entitlement's pairs; not to be changed} */
    int[] of(Entitlements all, int entitlement) {
        return ofEntitlements.computeIfAbsent(all, this::numbered)[entitlement];
    }

    private int[][] numbered(Entitlements all) {
        synchronized (numbers) {
            return IntStream.range(0, all.size())
                    .mapToObj(entitlement -> texts(all.get(entitlement))
                            .mapToInt(text -> numbers.computeIfAbsent(text, any -> numbers.size()))
                            .toArray())
                    .toArray(int[][]::new);
        }
    }

    /** {@return the numbers of the pairs of what a holder has, in ascending order; not to be changed} */
    int[] held(Entitlements all, String holder) {
        int[] set = all.of(holder);
        int[] known = ofSets.get(set);
        if (known == null) {
            known = union(all, Arrays.stream(set));
            ofSets.put(set, known);
        }
        return known;
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
