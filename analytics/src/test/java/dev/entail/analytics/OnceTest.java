// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One computes, all others get what comes of it, and whoever waits keeps no thread from the one who computes. */
final class OnceTest {
    private final Once<String> once = new Once<>();

    @Test
    void isComputedOnce() {
        assertThat(once.get(() -> "first")).isEqualTo("first");
        assertThat(once.get(() -> "second")).isEqualTo("first");
    }

    @Test
    void isComputedAnewAfterAFailure() {
        assertThatThrownBy(() -> once.get(() -> {
                    throw new IllegalStateException("not now");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not now");
        assertThat(once.get(() -> "second")).isEqualTo("second");
    }

    @Test
    void whoWaitsComputesItWhereTheFirstFails() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FutureTask<String> first = started(() -> once.get(() -> {
            begun.countDown();
            await(go);
            throw new IllegalStateException("out of time");
        }));
        await(begun);
        FutureTask<String> second = started(() -> once.get(() -> "second"));
        go.countDown();

        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("second");
        assertThatThrownBy(first::get).hasRootCauseMessage("out of time");
    }

    /** Every worker of the common pool waits for a value that is computed with the common pool. */
    @Test
    void theCommonPoolWorksWhileItWaits() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(ForkJoinPool.getCommonPoolParallelism());
        FutureTask<String> first = started(() -> once.get(() -> {
            CountDownLatch worked = new CountDownLatch(1);
            begun.countDown();
            await(waiting);
            ForkJoinPool.commonPool().execute(worked::countDown);
            await(worked);
            return "computed with the pool";
        }));
        await(begun);
        List<FutureTask<String>> others = new ArrayList<>();
        for (long number = waiting.getCount(); number > 0; number--) {
            FutureTask<String> other = new FutureTask<>(() -> {
                waiting.countDown();
                return once.get(() -> "computed by another");
            });
            ForkJoinPool.commonPool().execute(other);
            others.add(other);
        }

        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("computed with the pool");
        for (FutureTask<String> other : others) {
            assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo("computed with the pool");
        }
    }

    private static FutureTask<String> started(Callable<String> work) {
        FutureTask<String> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
