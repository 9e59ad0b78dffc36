// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import java.time.Duration;

/** A listener that also tells other processes, now and then, that the load is still at work. */
final class Heartbeat implements Progress {
    private static final long PAUSE = Duration.ofSeconds(20).toNanos();

    private final Progress listener;
    private final Runnable beat;
    private long last = System.nanoTime();

    Heartbeat(Progress listener, Runnable beat) {
        this.listener = listener;
        this.beat = beat;
    }

    @Override
    public void at(String phase, long done, long total) {
        listener.at(phase, done, total);
        if (System.nanoTime() - last > PAUSE) {
            beat.run();
            last = System.nanoTime();
        }
    }
}
