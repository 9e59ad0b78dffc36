// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import dev.entail.graph.GraphException.TimedOut;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Until when work for a caller may last. The store stops the statements of such work at that time too. */
public final class Deadline {
    private static final ScopedValue<Instant> END = ScopedValue.newInstance();

    private Deadline() {}

    /**
     * Does work that must be done within a time.
     *
     * @throws TimedOut where a statement of it was stopped, or the work looked at {@link #left} too late
     */
    public static <T> T within(Duration time, Supplier<T> work) {
        return ScopedValue.where(END, Instant.now().plus(time)).call(work::get);
    }

    /**
     * {@return how much time is left, empty for work without a deadline}
     *
     * @throws TimedOut where none is
     */
    static Optional<Duration> left() {
        if (!END.isBound()) {
            return Optional.empty();
        }
        Duration left = Duration.between(Instant.now(), END.get());
        if (left.toMillis() < 1) {
            throw new TimedOut("The question took longer than it may; ask for less at once");
        }
        return Optional.of(left);
    }
}
