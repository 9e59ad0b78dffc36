// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that is done while the caller does something else, with the caller's {@link Reach} and {@link Deadline}. */
public final class Ahead<T> {
    private final FutureTask<T> task;

    private Ahead(FutureTask<T> task) {
        this.task = task;
    }

    /** {@return work that has begun} */
    public static <T> Ahead<T> of(Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(Deadline.kept(Reach.kept(work))::get);
        Thread.startVirtualThread(task);
        return new Ahead<>(task);
    }

    /** {@return what comes of it, when it is done; throws what it threw} */
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Work was interrupted", e);
        }
    }
}
