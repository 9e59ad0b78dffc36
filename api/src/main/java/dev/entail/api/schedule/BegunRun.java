// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

/** A run that somebody asked for: the history shows it, and it is still to be carried out. */
public final class BegunRun implements AutoCloseable {
    private final Schedules schedules;
    private final ReportRunner runner;
    private final RunRecord record;
    private boolean isCarriedOut;

    BegunRun(Schedules schedules, ReportRunner runner, RunRecord record) {
        this.schedules = schedules;
        this.runner = runner;
        this.record = record;
    }

    /** {@return the run as it stands} */
    public ReportRun run() {
        return schedules.findRun(record.errand().run()).orElseThrow();
    }

    /** {@return the run as it ends} */
    public ReportRun carryOut() {
        isCarriedOut = true;
        runner.carryOut(record);
        return run();
    }

    /** Gives the schedule back; a run that was not carried out has failed. */
    @Override
    public void close() {
        try (runner;
                record) {
            if (!isCarriedOut) {
                record.fail("It was not carried out, as too much waits already");
            }
            runner.release(record.lease().schedule(), record.lease().fence());
        }
    }
}
