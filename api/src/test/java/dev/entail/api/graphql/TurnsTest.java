// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    @Test
    void noMoreThanSomeRunAtOnceAndAllAreAnswered() throws Exception {
        Turns turns = new Turns(2, Duration.ofMinutes(1));
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int client = 0; client < 20; client++) {
                int number = client;
                answers.add(clients.submit(() -> turns.take(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    running.decrementAndGet();
                    return number;
                })));
            }
            for (int client = 0; client < 20; client++) {
                assertThat(answers.get(client).get()).isEqualTo(client);
            }
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void whoWaitsTooLongIsToldSoAndATurnIsGivenBackByWhoFails() throws Exception {
        Turns turns = new Turns(1, Duration.ofMillis(20));
        assertThatThrownBy(() -> turns.take(() -> {
                    throw new IllegalStateException("mine");
                }))
                .hasMessage("mine");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = clients.submit(() -> turns.take(() -> {
                begun.countDown();
                return awaited(end);
            }));
            begun.await();
            assertThatThrownBy(() -> turns.take(() -> "other"))
                    .isInstanceOf(Busy.class)
                    .hasMessageContaining("busy");
            end.countDown();
            assertThat(first.get()).isEqualTo("done");
        }
    }

    private static String awaited(CountDownLatch latch) {
        try {
            latch.await();
            return "done";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
