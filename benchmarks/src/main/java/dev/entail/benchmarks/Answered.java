// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import java.util.Arrays;

/** How long answers took, in microseconds, and how many were none. Of one thread. */
final class Answered {
    private static final double MILLIS = 1_000.0;

    private long[] times = new long[1_024];
    private int count;
    private int errors;

    void add(long micros, boolean isError) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = micros;
        errors += isError ? 1 : 0;
    }

    /** {@return both together} */
    Answered plus(Answered other) {
        Answered both = new Answered();
        both.times = Arrays.copyOf(times, count + other.count + 1);
        System.arraycopy(other.times, 0, both.times, count, other.count);
        both.count = count + other.count;
        both.errors = errors + other.errors;
        return both;
    }

    int count() {
        return count;
    }

    /** {@return the time that this part of the answers did not exceed, in milliseconds; 0 where there are none} */
    double percentile(double part) {
        long[] sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(part * count) - 1)] / MILLIS;
    }

    @Override
    public String toString() {
        return String.format(
                "requests=%d errors=%d p50=%.1f p99=%.1f max=%.1f",
                count, errors, percentile(0.5), percentile(0.99), percentile(1));
    }
}
