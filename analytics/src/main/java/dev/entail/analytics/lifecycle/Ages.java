// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How long ago something was, in whole units of time. */
final class Ages {
    private Ages() {}

    /** {@return whole days of 24 hours from a time to the one that is judged at} */
    static long days(AnalysisContext context, Instant since) {
        return Duration.between(since, context.at()).toDays();
    }

    static Optional<Instant> latest(Collection<Instant> times) {
        return times.stream().max(Comparator.naturalOrder());
    }

    /** {@return a number with its noun, such as {@code 1 day} or {@code 3 days}} */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
