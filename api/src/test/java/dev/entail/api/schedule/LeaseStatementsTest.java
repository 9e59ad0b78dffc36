// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import static dev.entail.api.schedule.Deliveries.draft;
import static dev.entail.api.schedule.Deliveries.folder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.api.Entail;
import dev.entail.api.Settings;
import dev.entail.api.auth.Caller;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Row;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever two servers do at the same moment, one of them has the lease. */
@ExtendWith(SharedStore.class)
final class LeaseStatementsTest {
    private static final int ROUNDS = 150;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path home;

    private GraphStore store;
    private String schedule;

    @BeforeEach
    void create(GraphStore store) throws IOException {
        this.store = store;
        Entail entail = new Entail(store, Settings.USUAL.with(Deliveries.settings(home, 1)));
        schedule = new Schedules(entail)
                .create(
                        draft("monthly", Cron.of("0 0 1 * *", "UTC"), CatchUp.NONE, folder("reports")),
                        Caller.administrator("root"),
                        Instant.parse("2026-01-05T00:00:00Z"))
                .id();
    }

    private Optional<Long> take(String holder) {
        return store.change(new LeaseStatements.Take(schedule, Optional.empty(), holder, LONG)).stream()
                .findFirst();
    }

    private long release(long fence) {
        return store.change(new LeaseStatements.Release(schedule, fence)).getFirst();
    }

    private static <T> List<T> atOnce(Supplier<T> one, Supplier<T> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        FutureTask<T> aside = new FutureTask<>(() -> {
            start.await();
            return other.get();
        });
        Thread.ofPlatform().start(aside);
        start.await();
        return List.of(one.get(), aside.get());
    }

    @Test
    void oneOfTwoTakesIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Long> taken = atOnce(() -> take("one"), () -> take("other")).stream()
                    .flatMap(Optional::stream)
                    .toList();

            assertThat(taken).as("round " + round).hasSize(1);
            release(taken.getFirst());
        }
    }

    @Test
    void aLateReleaseLeavesTheNextLease() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long fence = take("one").orElseThrow();
            release(fence);

            atOnce(() -> release(fence), () -> take("other").orElseThrow());

            assertThat(take("third")).as("round " + round).isEmpty();
            release(fence + 1);
        }
    }

    @Test
    void aRunIsBegunByTheLaterHolder() {
        long late = take("one").orElseThrow();
        release(late);
        long later = take("other").orElseThrow();
        String run = "report-run:x";

        assertThat(begin(run, later)).hasSize(1);
        assertThat(begin(run, late)).isEmpty();
        assertThat(store.change(new LeaseStatements.Renew(schedule, run, later, LONG)))
                .containsExactly(1L);
    }

    private List<RunStatements.Begun> begin(String run, long fence) {
        return store.change(new LeaseStatements.Begin(
                run,
                fence,
                "holder " + fence,
                LONG,
                Map.of("deliveries", "[]", "startedAt", Row.parameter(Instant.EPOCH))));
    }
}
