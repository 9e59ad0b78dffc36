// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.api.auth.Origin;
import dev.entail.api.auth.Tokens;
import dev.entail.graph.GraphException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is due, as long as it is open. Several on one store share the work: who takes the lease of a schedule runs
 * it, and when that one falls silent another goes on.
 */
public final class Scheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration UNWELL_AFTER = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);
    private static final int RUNS_AT_ONCE = 2;

    private final Entail entail;
    private final Schedules schedules;
    private final ReportRunner runner;
    private final InstantSource clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Thread watch =
            Thread.ofPlatform().daemon().name("entail-scheduler").unstarted(this::watch);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            RUNS_AT_ONCE, Thread.ofPlatform().name("entail-reports-", 1).factory());
    private volatile Instant lastLook = Instant.now();
    private volatile boolean isClosed;

    public Scheduler(Entail entail) {
        this(entail, Patience.USUAL, InstantSource.system());
    }

    Scheduler(Entail entail, Patience patience, InstantSource clock) {
        this.entail = entail;
        this.schedules = new Schedules(entail);
        this.runner = new ReportRunner(entail, patience);
        this.clock = clock;
    }

    /** Looks for what is due from now on. */
    public void start() {
        watch.start();
    }

    private void watch() {
        try {
            while (!isClosed) {
                look();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@return whether it looked a moment ago} */
    public boolean isWell() {
        return Instant.now().isBefore(lastLook.plus(UNWELL_AFTER));
    }

    private void look() {
        try {
            for (Schedule schedule : schedules.all()) {
                if (!schedule.isSuspended() && !due(schedule).isNothing() && running.add(schedule.id())) {
                    workers.execute(() -> carryOut(schedule.id()));
                }
            }
            lastLook = Instant.now();
        } catch (RuntimeException e) {
            LOG.warn("Schedules cannot be looked at: {}", e.getMessage());
        }
    }

    private Due due(Schedule schedule) {
        return Due.of(schedule.cron(), schedule.catchUp(), schedule.settled(), clock.instant());
    }

    private void carryOut(String id) {
        try {
            while (schedules.find(id).filter(this::step).isPresent()) {
                LOG.debug("The schedule {} is looked at again", id);
            }
        } catch (LeaseLost e) {
            LOG.info("{}", e.getMessage());
        } catch (GraphException e) {
            LOG.warn("The schedule {} cannot be run: {}", id, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The schedule {} cannot be run", id, e);
        } finally {
            running.remove(id);
        }
    }

    /** {@return whether something was done, so that more may be due} */
    private boolean step(Schedule schedule) {
        Due due = due(schedule);
        if (schedule.isSuspended() || due.isNothing() || isClosed) {
            return false;
        }
        Optional<Long> fence = runner.take(schedule.id(), Optional.of(schedule.settled()));
        if (fence.isEmpty()) {
            return false;
        }
        try {
            if (!due.missed().isEmpty()) {
                miss(schedule, due, fence.get());
            }
            due.run().ifPresent(slot -> run(schedule, Errand.ofSlot(schedule, slot, clock.instant()), fence.get()));
            return true;
        } finally {
            runner.release(schedule.id(), fence.get());
        }
    }

    /** What leaves the house is written down as any export is, in the name of who saved the schedule. */
    private void run(Schedule schedule, Errand errand, long fence) {
        Caller saver = new Caller(schedule.savedBy(), Set.of(), Tokens.DEFAULT_TENANT);
        entail.audit()
                .record(
                        new Origin(saver, errand.run(), "scheduler"),
                        "schedule.run",
                        schedule.name(),
                        () -> {
                            runner.run(errand, fence);
                            return schedules.findRun(errand.run()).orElseThrow();
                        },
                        run -> Optional.of(run.error()).filter(error -> !error.isEmpty()));
    }

    private void miss(Schedule schedule, Due due, long fence) {
        entail.store()
                .change(new LeaseStatements.Miss(
                        schedule.id(),
                        fence,
                        Errand.missedRun(schedule, due),
                        Errand.missed(schedule, due, runner.server(), Instant.now()),
                        due.missed()));
    }

    /** Lets what runs finish for a while; what does not is left for another server, or for later. */
    @Override
    public void close() {
        isClosed = true;
        watch.interrupt();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                workers.shutdownNow();
                if (!workers.awaitTermination(LAST_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.warn("A run does not end; another server, or the next start, begins it again");
                }
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        runner.close();
    }
}
