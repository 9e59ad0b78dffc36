// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AnalysisContextTest {
    private static final int MANY = 50;

    private record Inner(int number) {}

    private record Outer(Inner inner) {}

    private static AnalysisContext context() {
        return Found.context("2026-03-01T00:00:00Z", "ann Identity kind=EMPLOYEE\n", Map.of());
    }

    @Test
    void whatIsSharedIsComputedOnceWhoeverAsks() throws Exception {
        AnalysisContext context = context();
        AtomicInteger computed = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(MANY);
        Callable<Outer> ask = () -> {
            start.countDown();
            start.await();
            return context.shared(
                    Outer.class,
                    outer -> new Outer(outer.shared(Inner.class, inner -> new Inner(computed.incrementAndGet()))));
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outer>> answers = threads.invokeAll(
                    IntStream.range(0, MANY).mapToObj(any -> ask).toList());
            for (Future<Outer> answer : answers) {
                assertThat(answer.get()).isSameAs(context.shared(Outer.class, any -> new Outer(new Inner(0))));
            }
        }
        assertThat(computed).hasValue(1);
    }

    @Test
    void whatFailedIsTriedAgain() {
        AnalysisContext context = context();

        assertThatThrownBy(() -> context.shared(Inner.class, any -> {
                    throw new IllegalStateException("not yet");
                }))
                .hasMessage("not yet");
        assertThat(context.shared(Inner.class, any -> new Inner(7)).number()).isEqualTo(7);
    }
}
