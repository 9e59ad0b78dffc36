// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.projection.EntityState;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** All who are compared with each other, numbered, with what each holds and how many hold each entitlement. */
final class Roster {
    private final List<EntityState> members;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] sets;
    private final int[] twins;
    private final int[] holders;

    private Roster(AnalysisContext context) {
        Entitlements all = Entitlements.of(context);
        members = Subject.all(context);
        sets = new int[members.size()][];
        twins = new int[sets.length];
        holders = new int[all.size()];
        Map<IntBuffer, Integer> first = new HashMap<>();
        for (int number = 0; number < sets.length; number++) {
            numbers.put(members.get(number).id(), number);
            sets[number] = all.of(members.get(number).id());
            twins[number] = Objects.requireNonNullElse(first.putIfAbsent(IntBuffer.wrap(sets[number]), number), number);
            for (int entitlement : sets[number]) {
                holders[entitlement]++;
            }
        }
    }

    static Roster of(AnalysisContext context) {
        return context.shared(Roster.class, Roster::new);
    }

    int size() {
        return sets.length;
    }

    EntityState member(int number) {
        return members.get(number);
    }

    OptionalInt number(String id) {
        Integer number = numbers.get(id);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** {@return what a member holds, in ascending order; not to be changed} */
    int[] set(int number) {
        return sets[number];
    }

    /** {@return the first member that holds just the same, which may be the member itself} */
    int firstTwin(int number) {
        return twins[number];
    }

    boolean holds(int number, int entitlement) {
        return Arrays.binarySearch(sets[number], entitlement) >= 0;
    }

    /** {@return how many members hold an entitlement} */
    int holders(int entitlement) {
        return holders[entitlement];
    }

    /** {@return the share of all that two sets hold which both hold} */
    static double jaccard(int[] one, int[] other) {
        int left = 0;
        int right = 0;
        int both = 0;
        while (left < one.length && right < other.length) {
            if (one[left] == other[right]) {
                both++;
                left++;
                right++;
            } else if (one[left] < other[right]) {
                left++;
            } else {
                right++;
            }
        }
        int all = one.length + other.length - both;
        return all == 0 ? 1 : (double) both / all;
    }
}
