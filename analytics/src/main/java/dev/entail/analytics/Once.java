// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that the first who asks computes, while others who ask wait for it. Where that fails, the first learns why and
 * another computes it.
 *
 * <p>There is no monitor in it: a worker of the common pool that waited for one could not be replaced, and the value may
 * itself be computed by that pool, which would then wait for ever.
 */
public final class Once<T> {
    private final AtomicReference<@Nullable CompletableFuture<T>> value = new AtomicReference<>();

    public T get(Supplier<T> compute) {
        while (true) {
            CompletableFuture<T> known = value.get();
            if (known == null) {
                CompletableFuture<T> own = new CompletableFuture<>();
                known = value.compareAndExchange(null, own);
                if (known == null) {
                    return computed(own, compute);
                }
            }
            try {
                return known.join();
            } catch (CompletionException _) {
                // who computed it knows why; it is no longer there, so the next one computes it
            }
        }
    }

    private T computed(CompletableFuture<T> own, Supplier<T> compute) {
        try {
            own.complete(compute.get());
        } catch (Throwable e) {
            value.set(null);
            own.completeExceptionally(e);
            throw e;
        }
        return own.join();
    }
}
