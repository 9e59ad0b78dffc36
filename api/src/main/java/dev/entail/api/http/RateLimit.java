// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** How many requests a caller may make: so many a minute, of which unused ones may be made at once. */
final class RateLimit {
    private static final int MOST_CALLERS = 100_000;

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    RateLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    /** That a caller made too many requests. */
    static final class Exceeded extends RuntimeException {
        private final long seconds;

        private Exceeded(long seconds) {
            super("Too many requests; try again in " + seconds + " seconds", null, false, false);
            this.seconds = seconds;
        }

        /** {@return when it may try again} */
        long seconds() {
            return seconds;
        }
    }

    /**
     * Counts a request.
     *
     * @param caller the name of a caller, or the address of one who is not known
     * @throws Exceeded where it is one too many
     */
    void count(String caller) {
        ConsumptionProbe probe = buckets.get(caller, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Exceeded(Math.max(
                    1,
                    Duration.ofNanos(probe.getNanosToWaitForRefill())
                            .plusMillis(999)
                            .toSeconds()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
