// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

/** A listener that also tells other processes that the load is still at work. */
final class Heartbeat implements Progress {
    private final Progress listener;
    private final Runnable beat;

    Heartbeat(Progress listener, Runnable beat) {
        this.listener = listener;
        this.beat = beat;
    }

    @Override
    public void at(String phase, long done, long total) {
        listener.at(phase, done, total);
        beat.run();
    }
}
