// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import static dev.entail.api.schedule.Deliveries.draft;
import static dev.entail.api.schedule.Deliveries.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entail.api.Entail;
import dev.entail.api.Settings;
import dev.entail.api.auth.Caller;
import dev.entail.api.delivery.Hook;
import dev.entail.api.schedule.ReportRun.State;
import dev.entail.graph.ChildJvm;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.StoreLocation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers, each a process of its own, on one Neo4j: together they run each slot once, also where one is killed. */
final class TwoServersTest {
    private static final Duration BRIEF = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Caller ADMINISTRATOR = Caller.administrator("root");

    @TempDir
    private static Path home;

    private static GraphStore store;
    private static Schedules schedules;

    /** A server without its pages: it takes a home and the time of leases, and runs what is due until its standard input ends. */
    static final class Server {
        private Server() {}

        static void main(String[] arguments) throws IOException {
            Path home = Path.of(arguments[0]);
            Duration lease = Duration.parse(arguments[1]);
            Patience patience = new Patience(3, Duration.ofMillis(100), lease);
            try (GraphStore store = GraphStore.open(new StoreLocation.Embedded(home.resolve("home")));
                    Entail entail = new Entail(store, Settings.USUAL.with(Deliveries.settings(home, 1)));
                    Scheduler scheduler = new Scheduler(entail, patience, InstantSource.system())) {
                scheduler.start();
                System.out.println("ready");
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    @BeforeAll
    static void open() throws IOException {
        store = GraphStore.open(new StoreLocation.Embedded(home.resolve("home")));
        store.announceServing("http://127.0.0.1:1/");
        Entail entail = new Entail(store, Settings.USUAL.with(Deliveries.settings(home, 1)));
        entail.load(
                Records.SOURCE,
                Records.of("{'label':'Identity','id':'svc','properties':{'kind':'SERVICE_ACCOUNT'}}\n"),
                LoadOptions.at(Instant.parse("2026-01-05T00:00:00Z")));
        schedules = new Schedules(entail);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static ChildJvm server(Duration lease) {
        ChildJvm server = ChildJvm.start("400m", Server.class, home.toString(), lease.toString());
        server.await("ready");
        return server;
    }

    @Test
    void anotherFinishesWhatAKilledServerLeftAndOnlyThen() throws Exception {
        try (Hook hook = new Hook().holding();
                ChildJvm first = server(BRIEF)) {
            Instant before = Instant.now().minus(Duration.ofHours(1)).minusSeconds(60);
            Schedule schedule = schedules.create(
                    draft("hourly", Cron.of("0 * * * *", "UTC"), CatchUp.ONCE, webhook(hook)), ADMINISTRATOR, before);
            await().atMost(Duration.ofMinutes(2)).until(() -> hook.posts().size() == 1);
            try (ChildJvm _ = server(BRIEF)) {
                Thread.sleep(BRIEF.multipliedBy(2));
                assertThat(hook.posts())
                        .as("the first is slow, but alive: it keeps its lease")
                        .hasSize(1);
                first.kill();
                hook.letGo();
                await().atMost(Duration.ofMinutes(2))
                        .until(() -> schedules
                                .runs(Optional.of(schedule.id()), 0, 10)
                                .getFirst()
                                .state()
                                .equals(State.SUCCEEDED));

                List<ReportRun> runs = schedules.runs(Optional.of(schedule.id()), 0, 10).stream()
                        .filter(run -> run.state() != State.MISSED)
                        .toList();
                assertThat(runs)
                        .singleElement()
                        .satisfies(run -> assertThat(run.attempts()).isEqualTo(2));
                assertThat(hook.posts()).hasSize(2);
                assertThat(hook.posts().stream()
                                .map(post -> post.header("webhook-id"))
                                .distinct())
                        .as("the receiver can tell that it is the same")
                        .hasSize(1);
            }
            schedules.delete(schedule.id());
        }
    }

    @Test
    void eachSlotIsRunByOneOfThem() throws IOException {
        try (Hook hook = new Hook();
                ChildJvm _ = server(LONG);
                ChildJvm _ = server(LONG)) {
            Instant before = Instant.now().minus(Duration.ofMinutes(20));
            List<Schedule> made = IntStream.range(0, 3)
                    .mapToObj(each -> schedules.create(
                            draft("minutely-" + each, Cron.of("* * * * *", "UTC"), CatchUp.ALL, webhook(hook)),
                            ADMINISTRATOR,
                            before))
                    .toList();
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> made.stream()
                            .allMatch(schedule -> schedules
                                    .require(schedule.id())
                                    .settled()
                                    .isAfter(Instant.now().minusSeconds(70))));
            made.forEach(schedule -> schedules.suspend(schedule.id(), true, Instant.now()));

            for (Schedule schedule : made) {
                List<ReportRun> runs = schedules.runs(Optional.of(schedule.id()), 0, 100);
                assertThat(runs)
                        .hasSizeGreaterThanOrEqualTo(20)
                        .extracting(ReportRun::attempts)
                        .containsOnly(1L);
                assertThat(runs).extracting(ReportRun::slot).doesNotHaveDuplicates();
            }
            assertThat(hook.posts().stream().map(post -> post.header("webhook-id")))
                    .as("nothing was sent twice")
                    .doesNotHaveDuplicates();
            assertThat(schedules.runs(Optional.empty(), 0, 1_000).stream()
                            .map(ReportRun::server)
                            .distinct())
                    .as("both took part")
                    .hasSizeGreaterThanOrEqualTo(2);
            made.forEach(schedule -> schedules.delete(schedule.id()));
        }
    }
}
