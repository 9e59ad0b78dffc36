// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Carries out statements one after the other, each in a transaction of its own, while the caller goes on. At most {@value
 * #WAITING} wait; then the caller does too. After a failure nothing more is written.
 */
final class WriteBehind implements AutoCloseable {
    private static final int WAITING = 8;

    private final GraphStore store;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("entail-findings").factory());
    private final Semaphore room = new Semaphore(WAITING);
    private volatile @Nullable RuntimeException failure;

    WriteBehind(GraphStore store) {
        this.store = store;
    }

    /** Has a statement carried out; throws why an earlier one could not be. */
    void write(Command command) {
        room.acquireUninterruptibly();
        check();
        writer.execute(() -> {
            try {
                if (failure == null) {
                    store.write(command);
                }
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                room.release();
            }
        });
    }

    /** Waits until all is written; throws why one could not be. */
    void finish() {
        room.acquireUninterruptibly(WAITING);
        room.release(WAITING);
        check();
    }

    private void check() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
