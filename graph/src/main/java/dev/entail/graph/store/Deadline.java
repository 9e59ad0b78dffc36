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
    private static final ScopedValue<Optional<Instant>> END = ScopedValue.newInstance();

    private Deadline() {}

    /**
     * Does work that must be done within a time.
     *
     * @throws TimedOut where a statement of it was stopped, or the work looked at {@link #left} too late
     */
    public static <T> T within(Duration time, Supplier<T> work) {
        return ScopedValue.where(END, Optional.of(Instant.now().plus(time))).call(work::get);
    }

    /** Does work whose result is kept for all callers, so that who waits for it first does not end it for the others. */
    public static <T> T lifted(Supplier<T> work) {
        return ScopedValue.where(END, Optional.empty()).call(work::get);
    }

    /** {@return work that has the present deadline, or none, whoever does it} */
    static <T> Supplier<T> kept(Supplier<T> work) {
        Optional<Instant> end = END.orElse(Optional.empty());
        return () -> ScopedValue.where(END, end).call(work::get);
    }

    /**
     * Ends long work that does not ask the store.
     *
     * @throws TimedOut where no time is left
     */
    public static void check() {
        left();
    }

    /**
     * {@return how much time is left, empty for work without a deadline}
     *
     * @throws TimedOut where none is
     */
    static Optional<Duration> left() {
        Optional<Instant> end = END.orElse(Optional.empty());
        if (end.isEmpty()) {
            return Optional.empty();
        }
        Duration left = Duration.between(Instant.now(), end.get());
        if (left.toMillis() < 1) {
            throw new TimedOut("The question took longer than it may; ask for less at once");
        }
        return Optional.of(left);
    }
}
