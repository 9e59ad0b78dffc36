// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Work that is done while the caller does something else, with the caller's {@link Reach} and {@link Deadline}. A worker of
 * the common pool may wait for work that needs that pool: the pool starts another in its place.
 */
public final class Ahead<T> {
    private final CompletableFuture<T> result;

    private Ahead(CompletableFuture<T> result) {
        this.result = result;
    }

    /** {@return work that has begun} */
    public static <T> Ahead<T> of(Supplier<T> work) {
        return new Ahead<>(CompletableFuture.supplyAsync(Deadline.kept(Reach.kept(work)), Thread::startVirtualThread));
    }

    /** {@return what comes of it, when it is done; throws what it threw} */
    public T get() {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Work was interrupted", e);
        }
    }
}
