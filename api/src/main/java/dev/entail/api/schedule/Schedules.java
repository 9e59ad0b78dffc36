// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.analytics.report.Reports;
import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.api.delivery.Channels;
import dev.entail.graph.GraphException.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The schedules of a store, and the history of their runs. Safe for several threads and processes. */
public final class Schedules {
    private static final int MOST = 500;
    private static final long FIRST_FENCE = 1;

    private final Entail entail;
    private final Channels channels;

    public Schedules(Entail entail) {
        this.entail = entail;
        this.channels = new Channels(entail.settings().deliveries());
    }

    /**
     * Makes a schedule, due for the first time after now.
     *
     * @throws IllegalArgumentException naming what is wrong and what is allowed
     */
    public Schedule create(ScheduleDraft draft, Caller by, Instant now) {
        check(draft, by, now);
        if (all().size() >= MOST) {
            throw new IllegalArgumentException("There are " + MOST + " schedules, no more are allowed");
        }
        String key = UUID.randomUUID().toString();
        String id = "report-schedule:" + key;
        String name = draft.name().orElse(draft.order().report() + "-" + key.substring(0, 4));
        if (entail.store()
                        .change(new ScheduleStatements.Create(id, name, draft, by.name(), now))
                        .getFirst()
                == 0) {
            throw taken(name);
        }
        return require(id);
    }

    private void check(ScheduleDraft draft, Caller by, Instant now) {
        check(draft.order(), by);
        if (draft.cron().next(now).isEmpty()) {
            throw new IllegalArgumentException(
                    "The cron expression is '" + draft.cron().text() + "', which no day ever meets");
        }
    }

    private void check(ReportOrder order, Caller by) {
        Reports.require(order.report());
        order.deliveries().forEach(delivery -> channels.check(delivery, by));
    }

    private static IllegalArgumentException taken(String name) {
        return new IllegalArgumentException("There is a schedule '" + name + "' already, allowed is another name");
    }

    /** Saves a schedule anew; what was due before and is not run yet is forgotten. */
    public Schedule update(String idOrName, ScheduleDraft draft, Caller by, Instant now) {
        check(draft, by, now);
        Schedule known = require(idOrName);
        String name = draft.name().orElse(known.name());
        if (entail.store()
                        .change(new ScheduleStatements.Update(known.id(), name, draft, by.name(), now))
                        .getFirst()
                == 0) {
            throw taken(name);
        }
        return require(known.id());
    }

    /** Ends a schedule; its history stays. */
    public Schedule delete(String idOrName) {
        Schedule known = require(idOrName);
        entail.store().change(new ScheduleStatements.Delete(known.id()));
        return known;
    }

    /** Lets a schedule rest, or go on. */
    public Schedule suspend(String idOrName, boolean is, Instant now) {
        Schedule known = require(idOrName);
        entail.store().change(new ScheduleStatements.Suspend(known.id(), is, now));
        return require(known.id());
    }

    /** {@return all schedules, by name} */
    public List<Schedule> all() {
        return entail.store().list(new ScheduleStatements.Select());
    }

    /** {@return a schedule by its id or name} */
    public Optional<Schedule> find(String idOrName) {
        return all().stream()
                .filter(schedule ->
                        schedule.id().equals(idOrName) || schedule.name().equals(idOrName))
                .findFirst();
    }

    /** {@return a schedule by its id or name} */
    public Schedule require(String idOrName) {
        return find(idOrName)
                .orElseThrow(() -> new NotFound(
                        "There is no schedule '" + idOrName + "'; 'entail schedule list' shows those there are"));
    }

    /** {@return a stretch of the history, newest first, of a schedule or of all} */
    public List<ReportRun> runs(Optional<String> schedule, long skip, long limit) {
        return entail.store().list(new RunStatements.Select(schedule.orElse(""), skip, limit));
    }

    /** {@return how many runs the history has of a schedule, or of all} */
    public long countRuns(Optional<String> schedule) {
        return entail.store().list(new RunStatements.Count(schedule.orElse(""))).getFirst();
    }

    public Optional<ReportRun> findRun(String id) {
        return entail.store().first(new RunStatements.ById(id));
    }

    /** What is refused because a schedule runs already. */
    public static final class RunsAlready extends RuntimeException {
        RunsAlready(String name) {
            super("The schedule '" + name + "' runs already, or another server does something with it");
        }
    }

    /**
     * Begins to run a schedule now, beside its slots.
     *
     * @throws RunsAlready where it runs
     */
    public BegunRun begin(Schedule schedule) {
        ReportRunner runner = new ReportRunner(entail, Patience.USUAL);
        Optional<Long> fence = runner.take(schedule.id(), Optional.empty());
        if (fence.isEmpty()) {
            runner.close();
            throw new RunsAlready(schedule.name());
        }
        return new BegunRun(this, runner, runner.begin(Errand.now(schedule, Instant.now()), fence.get()));
    }

    /**
     * Begins to make and deliver a report once.
     *
     * @throws IllegalArgumentException naming what is wrong and what is allowed
     */
    public BegunRun begin(ReportOrder order, Optional<Instant> asOf, Optional<Instant> since, Caller by) {
        check(order, by);
        ReportRunner runner = new ReportRunner(entail, Patience.USUAL);
        Errand errand = Errand.once(order, asOf, since, by.name(), Instant.now());
        return new BegunRun(this, runner, runner.begin(errand, FIRST_FENCE));
    }
}
