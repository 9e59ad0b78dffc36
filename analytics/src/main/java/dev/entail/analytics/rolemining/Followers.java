// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The assignments that are taken care of with one that is open: any biclique of open ones around it can take them in. */
final class Followers {
    private final Map<Long, List<Long>> byLeader = new HashMap<>();
    private final int width;

    /** @param width the number of things that can be held */
    Followers(int width) {
        this.width = width;
    }

    /** What is done for an assignment. */
    interface Action {
        void accept(int user, int thing);
    }

    /** What a user holds follows an assignment from now on, with all that followed it. */
    void add(int user, BitSet things, int leadingUser, int leadingThing) {
        List<Long> after = byLeader.computeIfAbsent(number(leadingUser, leadingThing), any -> new ArrayList<>());
        Bicliques.each(things, thing -> {
            long number = number(user, thing);
            after.add(number);
            List<Long> theirs = byLeader.remove(number);
            if (theirs != null) {
                after.addAll(theirs);
            }
        });
    }

    void each(int user, int thing, Action action) {
        of(user, thing).forEach(follower -> action.accept((int) (follower / width), (int) (follower % width)));
    }

    /** {@return whether a role gives all that follows an assignment; what it covers by the way stays open until then} */
    boolean areIn(MinedRole role, int user, int thing) {
        return of(user, thing).stream()
                .allMatch(follower -> role.users().get((int) (follower / width))
                        && role.columns().get((int) (follower % width)));
    }

    private List<Long> of(int user, int thing) {
        return byLeader.getOrDefault(number(user, thing), List.of());
    }

    private long number(int user, int thing) {
        return (long) user * width + thing;
    }
}
