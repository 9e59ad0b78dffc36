// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Who holds much the same as somebody, by the Jaccard similarity of what they hold, found without comparing all pairs.
 *
 * <p>MinHash with locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998): {@value #BANDS} bands of
 * {@value #ROWS} hashes. Two that share a half of what they hold meet in a band with a probability of 88 %, those that share
 * four fifths always; what meets is compared exactly. At most {@value #MOST_COMPARED} are compared for one, those next
 * to it in each band, so the time is linear in the members. The hashes are fixed: the same graph gives the same peers.
 */
final class SimilarPeers {
    private static final int BANDS = 16;
    private static final int ROWS = 3;
    private static final int MOST_COMPARED = 400;

    private final Roster roster;
    private final long[][] keys;
    private final List<Map<Long, int[]>> buckets;

    SimilarPeers(Roster roster) {
        this.roster = roster;
        this.keys = IntStream.range(0, roster.size())
                .parallel()
                .mapToObj(member -> keys(roster.set(member)))
                .toArray(long[][]::new);
        this.buckets =
                IntStream.range(0, BANDS).parallel().mapToObj(this::buckets).toList();
    }

    private static long[] keys(int[] set) {
        long[] keys = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                key = mix(key * 31 + least(set, band * ROWS + row + 1));
            }
            keys[band] = key;
        }
        return keys;
    }

    private static long least(int[] set, long seed) {
        long least = Long.MAX_VALUE;
        long salt = seed * 0x9E3779B97F4A7C15L;
        for (int entitlement : set) {
            least = Math.min(least, mix(entitlement + salt));
        }
        return least;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private Map<Long, int[]> buckets(int band) {
        Map<Long, Integer> sizes = new HashMap<>();
        for (int member = 0; member < keys.length; member++) {
            if (roster.set(member).length > 0) {
                sizes.merge(keys[member][band], 1, Integer::sum);
            }
        }
        Map<Long, int[]> buckets = new HashMap<>();
        Map<Long, Integer> filled = new HashMap<>();
        for (int member = 0; member < keys.length; member++) {
            long key = keys[member][band];
            int size = sizes.getOrDefault(key, 0);
            if (size > 1 && roster.set(member).length > 0) {
                buckets.computeIfAbsent(key, any -> new int[size])[filled.merge(key, 1, Integer::sum) - 1] = member;
            }
        }
        return buckets;
    }

    /** {@return those whose similarity is at least this, the number of the member itself left out, in ascending order} */
    int[] of(int member, double similarity) {
        int[] set = roster.set(member);
        return candidates(member).stream()
                .mapToInt(Integer::intValue)
                .filter(other -> Roster.jaccard(set, roster.set(other)) >= similarity)
                .sorted()
                .toArray();
    }

    private Set<Integer> candidates(int member) {
        Set<Integer> candidates = new LinkedHashSet<>();
        int most = MOST_COMPARED / BANDS;
        for (int band = 0; band < BANDS; band++) {
            int[] bucket = buckets.get(band).get(keys[member][band]);
            if (bucket == null) {
                continue;
            }
            int own = Math.max(0, Arrays.binarySearch(bucket, member));
            int wanted = candidates.size() + most;
            for (int step = 1; step < bucket.length && candidates.size() < wanted; step++) {
                candidates.add(bucket[(own + step) % bucket.length]);
            }
        }
        candidates.remove(member);
        return candidates;
    }
}
