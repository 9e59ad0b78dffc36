// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import java.time.Instant;
import java.util.Arrays;

/**
 * What comes with holding one thing: the numbers of its entitlements in ascending order, and since when each comes with
 * it. One instance serves all holders, and its arrays are never changed.
 */
final class Bundle {
    /** It came with it as long as anybody knows. */
    static final long ALWAYS = Long.MIN_VALUE;

    private final int[] entitlements;
    private final long[] since;

    /** @param since in epoch seconds, empty where all is {@link #ALWAYS} */
    Bundle(int[] entitlements, long[] since) {
        this.entitlements = entitlements;
        this.since = since;
    }

    static Bundle of(int entitlement) {
        return new Bundle(new int[] {entitlement}, new long[0]);
    }

    int size() {
        return entitlements.length;
    }

    boolean holds(int entitlement) {
        return Arrays.binarySearch(entitlements, entitlement) >= 0;
    }

    int[] numbers() {
        return entitlements.clone();
    }

    int get(int place) {
        return entitlements[place];
    }

    /** {@return since when somebody has the entitlement who was given the thing at a time} */
    long since(int place, long given) {
        return since.length == 0 ? given : Math.max(given, since[place]);
    }

    static long seconds(Instant time) {
        return time.getEpochSecond();
    }
}
