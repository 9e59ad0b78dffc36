// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.graph.store.Command;
import dev.entail.graph.store.GraphStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Carries out statements, each in a transaction of its own, while the caller goes on: steps one after the other, and of
 * one step {@value #AT_ONCE} statements at once. At most {@value #WAITING} steps wait; then the caller does too. After a
 * failure no further step is carried out.
 */
final class WriteBehind implements AutoCloseable {
    private static final int WAITING = 8;
    private static final int AT_ONCE = 3;

    private final GraphStore store;
    private final ThreadFactory threads =
            Thread.ofVirtual().name("entail-findings").factory();
    private final ExecutorService steps = Executors.newSingleThreadExecutor(threads);
    private final ExecutorService statements = Executors.newFixedThreadPool(AT_ONCE, threads);
    private final Semaphore room = new Semaphore(WAITING);
    private volatile @Nullable RuntimeException failure;

    WriteBehind(GraphStore store) {
        this.store = store;
    }

    /** Has a step carried out, whose statements do not depend on each other; throws why an earlier one could not be. */
    void write(List<? extends Command> step) {
        check();
        room.acquireUninterruptibly();
        steps.execute(() -> {
            try {
                if (failure == null) {
                    carryOut(step);
                }
            } catch (CompletionException e) {
                failure = e.getCause() instanceof RuntimeException cause ? cause : e;
            } finally {
                room.release();
            }
        });
    }

    private void carryOut(List<? extends Command> step) {
        CompletableFuture<?>[] written = step.stream()
                .map(command -> CompletableFuture.runAsync(() -> store.write(command), statements))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(written).join();
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
        steps.close();
        statements.close();
    }
}
