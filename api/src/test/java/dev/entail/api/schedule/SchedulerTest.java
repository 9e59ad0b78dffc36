// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import static dev.entail.api.schedule.Deliveries.draft;
import static dev.entail.api.schedule.Deliveries.folder;
import static dev.entail.api.schedule.Deliveries.mail;
import static dev.entail.api.schedule.Deliveries.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.entail.api.Entail;
import dev.entail.api.Settings;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Scope;
import dev.entail.api.auth.Tokens;
import dev.entail.api.delivery.Hook;
import dev.entail.api.schedule.ReportRun.Result;
import dev.entail.api.schedule.ReportRun.State;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.Records;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is due is run once, whatever the clocks do, and the history tells what became of it. */
@ExtendWith(SharedStore.class)
final class SchedulerTest {
    private static final Caller RISK = new Caller("risk", Set.of(Scope.RISK), "default");
    private static final Instant LOADED = Instant.parse("2024-12-30T00:00:00Z");
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final String LINES = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','email':'Ana@example.org','status':'ACTIVE'}}
            {'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE','email':'ben@example.org','status':'TERMINATED'}}
            {'label':'Identity','id':'bens-account','properties':{'kind':'EMPLOYEE','email':'ben@example.org','status':'ACTIVE'}}
            {'label':'Identity','id':'bot','properties':{'kind':'BOT','name':'Bot'}}
            {'relation':'ACCOUNT_OF','from':'bens-account','to':'ben'}
            """;

    @TempDir
    private Path home;

    private final AtomicReference<Instant> clock = new AtomicReference<>(BEGIN);
    private Entail entail;
    private Schedules schedules;
    private Scheduler scheduler;

    @BeforeEach
    void open(GraphStore store) throws IOException {
        entail = new Entail(store, Settings.USUAL.with(Deliveries.settings(home, 1)));
        entail.load(Records.SOURCE, Records.of(LINES), LoadOptions.at(LOADED));
        schedules = new Schedules(entail);
        scheduler = start();
    }

    private Scheduler start() {
        Patience patience = new Patience(3, Duration.ofMillis(5), Duration.ofSeconds(30));
        Scheduler started = new Scheduler(entail, patience, clock::get);
        started.start();
        return started;
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private List<ReportRun> history(Schedule schedule) {
        return schedules.runs(Optional.of(schedule.id()), 0, 1_000).reversed();
    }

    private List<ReportRun> settled(Schedule schedule, Instant until) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !schedules.require(schedule.id()).settled().isBefore(until));
        return history(schedule);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 30 2 * * SUN, 2025-03-30T01:00:00Z, 2025-10-26T00:30:00Z",
        "America/New_York, 30 2 * * SUN, 2025-03-09T07:00:00Z, 2025-11-02T07:30:00Z",
        "America/New_York, 30 1 * * SUN, 2025-03-09T06:30:00Z, 2025-11-02T05:30:00Z"
    })
    void runsAYearOfSundaysOnceEach(String zone, String cron, Instant afterTheGap, Instant theFirstOfTwo) {
        Schedule schedule =
                schedules.create(draft("sundays", Cron.of(cron, zone), CatchUp.ALL, folder("out")), RISK, BEGIN);
        clock.set(Instant.parse("2026-01-01T00:00:00Z"));

        List<ReportRun> runs = settled(schedule, Instant.parse("2025-12-28T00:00:00Z"));
        assertThat(runs).hasSize(52).allSatisfy(run -> assertThat(run.state()).isEqualTo(State.SUCCEEDED));
        assertThat(runs)
                .extracting(ReportRun::slot)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains(afterTheGap, theFirstOfTwo);
        assertThat(runs).allSatisfy(run -> assertThat(run.asOf()).contains(run.slot()));
        for (int index = 1; index < runs.size(); index++) {
            assertThat(runs.get(index).since()).isEqualTo(runs.get(index - 1).asOf());
        }
        assertThat(home.resolve("reports/out").toFile().list()).hasSize(52);
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0, 5", "ONCE, 1, 4", "ALL, 5, 0"})
    void catchesUpAsItIsTold(CatchUp catchUp, int ran, int missed) {
        Schedule schedule =
                schedules.create(draft("hourly", Cron.of("0 * * * *", "UTC"), catchUp, folder("out")), RISK, BEGIN);
        scheduler.close();
        clock.set(BEGIN.plus(Duration.ofMinutes(5 * 60 + 10)));
        scheduler = start();

        List<ReportRun> runs = settled(schedule, BEGIN.plus(Duration.ofHours(5)));
        assertThat(runs.stream().filter(run -> run.state() == State.SUCCEEDED)).hasSize(ran);
        List<ReportRun> passedOver =
                runs.stream().filter(run -> run.state() == State.MISSED).toList();
        assertThat(passedOver).hasSize(missed == 0 ? 0 : 1);
        passedOver.forEach(run -> {
            assertThat(run.slot()).isEqualTo(BEGIN.plus(Duration.ofHours(1)));
            assertThat(run.error())
                    .isEqualTo("No server ran at this time, nor at the %d that followed until %s"
                            .formatted(missed - 1, BEGIN.plus(Duration.ofHours(missed))));
        });
    }

    @Test
    void runsWhatIsOnTimeWhateverItCatchesUp() {
        Schedule schedule = schedules.create(
                draft("hourly", Cron.of("0 * * * *", "UTC"), CatchUp.NONE, folder("out")), RISK, BEGIN);
        clock.set(BEGIN.plus(Duration.ofMinutes(61)));

        assertThat(settled(schedule, BEGIN.plus(Duration.ofHours(1))))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.state()).isEqualTo(State.SUCCEEDED);
                    assertThat(run.files().getFirst().name()).isEqualTo("hourly-20250101T010000Z.json");
                    assertThat(run.files().getFirst().sha256()).matches("[0-9a-f]{64}");
                    assertThat(home.resolve("reports/out/hourly-20250101T010000Z.json"))
                            .hasSize(run.files().getFirst().bytes());
                    assertThat(run.since()).as("there is no run before").isEmpty();
                });
    }

    @Test
    void restsWhileItIsSuspendedAndCatchesNothingUpOfThat() {
        Schedule schedule =
                schedules.create(draft("hourly", Cron.of("0 * * * *", "UTC"), CatchUp.ALL, folder("out")), RISK, BEGIN);
        schedules.suspend("hourly", true, BEGIN);
        clock.set(BEGIN.plus(Duration.ofHours(3)));
        schedules.suspend("hourly", false, clock.get());
        clock.set(BEGIN.plus(Duration.ofMinutes(4 * 60 + 1)));

        assertThat(settled(schedule, BEGIN.plus(Duration.ofHours(4))))
                .extracting(ReportRun::slot)
                .containsExactly(BEGIN.plus(Duration.ofHours(4)));
    }

    @Test
    void triesDeliveriesAgainAndTellsWhichFailed() throws IOException {
        try (Hook broken = new Hook().answering(503);
                Hook refusing = new Hook().answering(404);
                Hook working = new Hook()) {
            Schedule schedule = schedules.create(
                    draft(
                            "hourly",
                            Cron.of("0 * * * *", "UTC"),
                            CatchUp.ONCE,
                            webhook(broken),
                            webhook(refusing),
                            webhook(working),
                            mail("nobody@example.org")),
                    RISK,
                    BEGIN);
            clock.set(BEGIN.plus(Duration.ofHours(1)));

            ReportRun run = settled(schedule, BEGIN.plus(Duration.ofHours(1))).getFirst();
            assertThat(run.state()).isEqualTo(State.INCOMPLETE);
            assertThat(run.error()).isEqualTo("3 of 4 deliveries failed, 0 were withheld");
            assertThat(run.deliveries())
                    .extracting(ReportRun.Sent::result)
                    .containsExactly(Result.FAILED, Result.FAILED, Result.DELIVERED, Result.FAILED);
            assertThat(run.deliveries()).extracting(ReportRun.Sent::attempts).containsExactly(3L, 1L, 1L, 3L);
            assertThat(broken.posts())
                    .hasSize(3)
                    .extracting(post -> post.header("webhook-id"))
                    .containsOnly(run.id().substring("report-run:".length()));
        }
    }

    @Test
    void withholdsFromWhomHasLeftAndFromNobodyElse() throws IOException {
        try (Hook hook = new Hook()) {
            Schedule schedule = schedules.create(
                    draft(
                            "hourly",
                            Cron.of("0 * * * *", "UTC"),
                            CatchUp.ONCE,
                            mail("BEN@example.org"),
                            mail("ana@example.org"),
                            webhook(hook)),
                    RISK,
                    BEGIN);
            clock.set(BEGIN.plus(Duration.ofHours(1)));
            ReportRun run = settled(schedule, BEGIN.plus(Duration.ofHours(1))).getFirst();

            assertThat(run.deliveries())
                    .extracting(ReportRun.Sent::result)
                    .as("there is no mail server, so what is not withheld fails")
                    .containsExactly(Result.WITHHELD, Result.FAILED, Result.DELIVERED);
            assertThat(run.deliveries().getFirst().detail()).isEqualTo("ben is terminated");

            entail.load(
                    Records.SOURCE,
                    Records.of("{'label':'Identity','id':'bot','properties':{'kind':'BOT','name':'Bot'}}\n"),
                    LoadOptions.at(LOADED.plus(Duration.ofDays(1))));
            clock.set(BEGIN.plus(Duration.ofHours(2)));
            ReportRun later = settled(schedule, BEGIN.plus(Duration.ofHours(2))).getLast();
            assertThat(later.deliveries().get(1).result()).isEqualTo(Result.WITHHELD);
            assertThat(later.deliveries().get(1).detail()).isEqualTo("ana is gone");
        }
    }

    @Test
    void deliversNothingInTheNameOfATokenThatIsRevoked() {
        Tokens tokens = new Tokens(entail.store());
        tokens.create("weekly", Set.of(Scope.RISK), "default", Optional.empty(), BEGIN);
        Caller caller = new Caller("token:weekly", Set.of(Scope.RISK), "default");
        Schedule schedule = schedules.create(
                draft("hourly", Cron.of("0 * * * *", "UTC"), CatchUp.ONCE, folder("out")), caller, BEGIN);
        tokens.revoke("weekly", BEGIN);
        clock.set(BEGIN.plus(Duration.ofHours(1)));

        ReportRun run = settled(schedule, BEGIN.plus(Duration.ofHours(1))).getFirst();
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.error())
                .isEqualTo("Whoever saved it (token:weekly) has no access any more: its token 'weekly' is revoked");
        assertThat(run.deliveries()).extracting(ReportRun.Sent::result).containsExactly(Result.WITHHELD);
        assertThat(home.resolve("reports")).doesNotExist();
    }

    @Test
    void whoeverLostItsLeaseWritesNothingMore() {
        Schedule schedule = schedules.create(
                draft("yearly", Cron.of("0 0 1 1 *", "UTC"), CatchUp.ONCE, folder("out")), RISK, BEGIN);
        Patience brief = new Patience(1, Duration.ofMillis(1), Duration.ofMillis(200));
        try (ReportRunner first = new ReportRunner(entail, brief);
                ReportRunner second = new ReportRunner(entail, Patience.USUAL)) {
            Optional<Instant> settled = Optional.of(schedule.settled());
            long fence = first.take(schedule.id(), settled).orElseThrow();
            assertThat(second.take(schedule.id(), settled)).isEmpty();
            await().until(() -> second.take(schedule.id(), settled).isPresent());
            first.release(schedule.id(), fence);
            assertThat(first.take(schedule.id(), settled))
                    .as("what is another's now cannot be given back")
                    .isEmpty();

            Errand errand = Errand.now(schedule, Instant.now());
            assertThatThrownBy(() -> first.run(errand, fence)).isInstanceOf(LeaseLost.class);
            assertThat(home.resolve("reports")).doesNotExist();
            await().untilAsserted(() -> assertThat(schedules.findRun(errand.run()))
                    .hasValueSatisfying(run -> assertThat(run.state()).isEqualTo(State.ABANDONED)));
        }
    }

    @Test
    void aSlotThatIsSettledIsNotTakenAgain() {
        Schedule schedule = schedules.create(
                draft("yearly", Cron.of("0 0 1 1 *", "UTC"), CatchUp.ONCE, folder("out")), RISK, BEGIN);
        try (ReportRunner late = new ReportRunner(entail, Patience.USUAL)) {
            assertThat(late.take(schedule.id(), Optional.of(schedule.settled().minusSeconds(60))))
                    .isEmpty();
            schedules.suspend("yearly", true, BEGIN);
            assertThat(late.take(schedule.id(), Optional.of(schedule.settled())))
                    .isEmpty();
        }
    }

    @Test
    void runsNoScheduleTwiceAtOnce() {
        Schedule schedule = schedules.create(
                draft("yearly", Cron.of("0 0 1 1 *", "UTC"), CatchUp.ONCE, folder("out")), RISK, BEGIN);
        try (BegunRun begun = schedules.begin(schedule)) {
            assertThatThrownBy(() -> schedules.begin(schedule))
                    .isInstanceOf(Schedules.RunsAlready.class)
                    .hasMessage("The schedule 'yearly' runs already, or another server does something with it");
            assertThat(begun.carryOut().state()).isEqualTo(State.SUCCEEDED);
        }
        try (BegunRun next = schedules.begin(schedule)) {
            assertThat(next.carryOut().state()).isEqualTo(State.SUCCEEDED);
        }
        assertThat(history(schedule)).hasSize(2);
    }

    @Test
    void namesAreTakenOnce() {
        ScheduleDraft weekly = draft("weekly", Cron.of("0 8 * * MON", "UTC"), CatchUp.ONCE, folder("out"));
        Schedule made = schedules.create(weekly, RISK, BEGIN);
        Schedule other = schedules.create(
                draft("other", Cron.of("0 8 * * MON", "UTC"), CatchUp.ONCE, folder("out")), RISK, BEGIN);

        assertThatThrownBy(() -> schedules.create(weekly, RISK, BEGIN))
                .hasMessage("There is a schedule 'weekly' already, allowed is another name");
        assertThatThrownBy(() -> schedules.update(other.id(), weekly, RISK, BEGIN))
                .hasMessageContaining("another name");
        assertThat(schedules
                        .update("weekly", weekly, RISK, BEGIN.plusSeconds(1))
                        .id())
                .isEqualTo(made.id());
        assertThatThrownBy(() -> schedules.create(
                        draft("never", Cron.of("0 0 30 2 *", "UTC"), CatchUp.ONCE, folder("out")), RISK, BEGIN))
                .hasMessage("The cron expression is '0 0 30 2 *', which no day ever meets");
        assertThatThrownBy(() -> draft("a/b", Cron.of("0 8 * * *", "UTC"), CatchUp.ONCE, folder("out")))
                .hasMessageContaining("The name is 'a/b'");
        assertThatThrownBy(() -> draft("none", Cron.of("0 8 * * *", "UTC"), CatchUp.ONCE))
                .hasMessageContaining("The report has 0 deliveries");
    }
}
