// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Members that are like each other, and how many of them hold each entitlement.
 *
 * <p>Memory is linear in the members and in the different entitlements that they hold.
 */
final class PeerGroup {
    private final String name;
    private final Roster roster;
    private final int[] members;
    private final int[] entitlements;
    private final int[] counts;

    /**
     * @param name what they have in common, as part of a sentence
     * @param members in ascending order
     * @param scratch zeros, one for each entitlement, given back as zeros
     */
    PeerGroup(String name, Roster roster, int[] members, int[] scratch) {
        this.name = name;
        this.roster = roster;
        this.members = members;
        IntStream.Builder seen = IntStream.builder();
        for (int member : members) {
            for (int entitlement : roster.set(member)) {
                if (scratch[entitlement]++ == 0) {
                    seen.add(entitlement);
                }
            }
        }
        this.entitlements = seen.build().sorted().toArray();
        this.counts = new int[entitlements.length];
        for (int place = 0; place < counts.length; place++) {
            counts[place] = scratch[entitlements[place]];
            scratch[entitlements[place]] = 0;
        }
    }

    String name() {
        return name;
    }

    int[] members() {
        return members;
    }

    private boolean isMember(int member) {
        return Arrays.binarySearch(members, member) >= 0;
    }

    /** {@return how many others than one are in it} */
    int peersOf(int member) {
        return members.length - (isMember(member) ? 1 : 0);
    }

    /** {@return how many others than one hold an entitlement} */
    int holdersBeside(int member, int entitlement) {
        int place = Arrays.binarySearch(entitlements, entitlement);
        int count = place < 0 ? 0 : counts[place];
        return count - (count > 0 && isMember(member) && roster.holds(member, entitlement) ? 1 : 0);
    }

    /** {@return the share of the others that hold an entitlement, 0 where there are none} */
    double share(int member, int entitlement) {
        int peers = peersOf(member);
        return peers == 0 ? 0 : (double) holdersBeside(member, entitlement) / peers;
    }

    /** {@return what at least this share of the others of a member hold} */
    int[] typical(int member, double share) {
        int peers = peersOf(member);
        boolean inside = peers < members.length;
        return IntStream.range(0, peers == 0 ? 0 : counts.length)
                .filter(place -> {
                    int others = counts[place] - (inside && roster.holds(member, entitlements[place]) ? 1 : 0);
                    return (double) others / peers >= share;
                })
                .map(place -> entitlements[place])
                .toArray();
    }

    /** {@return what at least this share of all its members hold, in ascending order} */
    int[] typical(double share) {
        return IntStream.range(0, counts.length)
                .filter(place -> counts[place] >= share * members.length)
                .map(place -> entitlements[place])
                .toArray();
    }
}
