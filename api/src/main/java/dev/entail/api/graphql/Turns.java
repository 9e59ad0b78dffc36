// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets some operations run at once; others wait in the order in which they came. All of many would be late where each gets a
 * small part of the processors, and who waits does not use up the time that its answer may take.
 */
final class Turns {
    private static final int A_PROCESSOR = 8;

    private final Semaphore free;
    private final Duration patience;

    /** @param patience how long an operation waits */
    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    static Turns usual() {
        return new Turns(A_PROCESSOR * Runtime.getRuntime().availableProcessors(), Limits.USUAL.time());
    }

    /**
     * Does work when it is its turn.
     *
     * @throws Busy where it waited too long
     */
    <T> T take(Supplier<T> work) {
        try {
            if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy("The server is busy with other questions; ask again in a while");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("The server ends");
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }
}
