// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.api.delivery.ReportFile;
import dev.entail.api.report.ReportDocument;
import dev.entail.api.schedule.ReportRun.Result;
import dev.entail.api.schedule.ReportRun.Sent;
import dev.entail.api.schedule.ReportRun.State;
import dev.entail.api.schedule.ReportRun.Trigger;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run that is under way, and its page in the history: each step is written down before the next is taken. */
final class RunRecord implements AutoCloseable {
    private final GraphStore store;
    private final Lease lease;
    private final Errand errand;
    private final List<Sent> deliveries;

    RunRecord(GraphStore store, Lease lease, Errand errand, RunStatements.Begun begun) {
        this.store = store;
        this.lease = lease;
        this.errand = errand;
        this.deliveries = new ArrayList<>(begun.deliveries());
    }

    Errand errand() {
        return errand;
    }

    Lease lease() {
        return lease;
    }

    List<Sent> deliveries() {
        return deliveries;
    }

    void note(int index, Sent sent) {
        deliveries.set(index, sent);
        lease.require(store.change(new RunStatements.Note(lease.run(), lease.fence(), deliveries))
                .getFirst());
    }

    /** Ends the run after its deliveries. */
    void finish(ReportDocument report, List<ReportFile> files) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("version", report.version());
        properties.put("asOf", Row.parameter(report.asOf()));
        report.since().ifPresent(since -> properties.put("since", Row.parameter(since)));
        properties.put("files", RunJson.ofFiles(files));
        long there = count(Result.DELIVERED);
        State state = there == deliveries.size() ? State.SUCCEEDED : there > 0 ? State.INCOMPLETE : State.FAILED;
        String error = state == State.SUCCEEDED
                ? ""
                : "%d of %d deliveries failed, %d were withheld"
                        .formatted(count(Result.FAILED), deliveries.size(), count(Result.WITHHELD));
        end(properties, state, error, there > 0 ? Optional.of(report.asOf()) : Optional.empty());
    }

    /** Lets its lease end. */
    @Override
    public void close() {
        lease.close();
    }

    private long count(Result result) {
        return deliveries.stream().filter(sent -> sent.result() == result).count();
    }

    /** Ends the run without a report. */
    void fail(String why) {
        end(new HashMap<>(), State.FAILED, why, Optional.empty());
    }

    /** Ends the run without a report, as nobody is to get one. */
    void withholdAll(String why) {
        deliveries.replaceAll(sent -> new Sent(sent.delivery(), Result.WITHHELD, why, 0, Optional.of(Instant.now())));
        fail(why);
    }

    private void end(Map<String, Object> properties, State state, String error, Optional<Instant> reported) {
        properties.put("state", state.name());
        properties.put("error", error);
        properties.put("deliveries", RunJson.ofSent(deliveries));
        properties.put("finishedAt", Row.parameter(Instant.now()));
        RunStatements.Finish finish = new RunStatements.Finish(
                errand.schedule(),
                errand.run(),
                lease.fence(),
                properties,
                errand.trigger() == Trigger.SCHEDULE,
                errand.slot(),
                reported);
        lease.require(store.change(finish).getFirst());
    }
}
