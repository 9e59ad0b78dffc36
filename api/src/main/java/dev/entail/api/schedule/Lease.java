// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.graph.GraphException;
import dev.entail.graph.store.GraphStore;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to carry out one run, kept up while it lasts. */
final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final GraphStore store;
    private final String schedule;
    private final String run;
    private final long fence;
    private final Duration time;
    private final ScheduledFuture<?> renewal;

    /** @param schedule its id, or an empty text for a run of none */
    Lease(GraphStore store, ScheduledExecutorService clock, String schedule, String run, long fence, Duration time) {
        this.store = store;
        this.schedule = schedule;
        this.run = run;
        this.fence = fence;
        this.time = time;
        long third = time.toMillis() / 3;
        this.renewal = clock.scheduleAtFixedRate(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    String schedule() {
        return schedule;
    }

    String run() {
        return run;
    }

    long fence() {
        return fence;
    }

    /** What cannot be renewed now may be so the next time; whoever relies on the lease looks for itself. */
    private void renew() {
        try {
            store.change(new LeaseStatements.Renew(schedule, run, fence, time));
        } catch (GraphException e) {
            LOG.warn("The lease of {} cannot be renewed: {}", run, e.getMessage());
        }
    }

    /**
     * Makes sure that the run is still this server's.
     *
     * @throws LeaseLost where it is not
     */
    void require() {
        require(store.change(new LeaseStatements.Renew(schedule, run, fence, time))
                .getFirst());
    }

    /** Takes the answer of a statement that counts only for the holder. */
    void require(long done) {
        if (done == 0) {
            throw LeaseLost.of(run);
        }
    }

    @Override
    public void close() {
        renewal.cancel(false);
    }
}
