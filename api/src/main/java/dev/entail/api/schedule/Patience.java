// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import java.time.Duration;

/**
 * How long a run is tried.
 *
 * @param attempts how often a report is made, and each delivery made, before it has failed
 * @param pause the time before the second attempt; each further one is five times as long
 * @param lease how long a server may be silent before another takes its run over
 */
record Patience(int attempts, Duration pause, Duration lease) {
    static final Patience USUAL = new Patience(4, Duration.ofSeconds(2), Duration.ofSeconds(60));

    private static final int FACTOR = 5;

    /**
     * Waits after an attempt that failed.
     *
     * @param attempt its number, from 1
     */
    void pauseAfter(int attempt) {
        try {
            Thread.sleep(pause.multipliedBy((long) Math.pow(FACTOR, attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LeaseLost("The run was interrupted");
        }
    }
}
