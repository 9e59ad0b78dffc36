// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.analytics.report.Reports;
import dev.entail.api.Entail;
import dev.entail.api.delivery.Channels;
import dev.entail.api.delivery.Parcel;
import dev.entail.api.delivery.ReportFile;
import dev.entail.api.delivery.Undeliverable;
import dev.entail.api.report.ReportDocument;
import dev.entail.api.report.ReportFormat;
import dev.entail.api.report.ReportMaker;
import dev.entail.api.schedule.ReportRun.Result;
import dev.entail.api.schedule.ReportRun.Sent;
import dev.entail.graph.load.Progress;
import dev.entail.graph.projection.GraphVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries runs out: it runs the analyses, makes the report, delivers it, and writes down what became of it. Everything is
 * tried several times. A run that another server begun goes on where that one stopped.
 */
final class ReportRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRunner.class);
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final Entail entail;
    private final Channels channels;
    private final Recipients recipients;
    private final Patience patience;
    private final String server;
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("entail-leases").factory());
    private Optional<Analysed> analysed = Optional.empty();

    /** What the stored findings are known to be of. */
    private record Analysed(long version, Instant at) {}

    private record Made(ReportDocument report, List<ReportFile> files) {}

    ReportRunner(Entail entail, Patience patience) {
        this.entail = entail;
        this.channels = new Channels(entail.settings().deliveries());
        this.recipients = new Recipients(entail.store());
        this.patience = patience;
        this.server = ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    /** {@return how it calls itself among the servers of a store} */
    String server() {
        return server;
    }

    /** {@return the number under which a schedule is this server's for a while, empty where another has it} */
    Optional<Long> take(String schedule, Optional<Instant> settled) {
        return entail.store().change(new LeaseStatements.Take(schedule, settled, server, patience.lease())).stream()
                .findFirst();
    }

    /** Writes down that an errand, whose lease was taken, begins; the lease is kept up from now on. */
    RunRecord begin(Errand errand, long fence) {
        RunStatements.Begun begin = entail
                .store()
                .change(new LeaseStatements.Begin(
                        errand.run(), fence, server, patience.lease(), errand.begin(Instant.now())))
                .stream()
                .findFirst()
                .orElseThrow(() -> LeaseLost.of(errand.run()));
        Lease lease = new Lease(entail.store(), renewals, errand.schedule(), errand.run(), fence, patience.lease());
        return new RunRecord(entail.store(), lease, errand, begin);
    }

    /**
     * Carries an errand out, whose lease was taken.
     *
     * @throws LeaseLost where another server has taken it over, or it was interrupted
     */
    void run(Errand errand, long fence) {
        try (RunRecord run = begin(errand, fence)) {
            carryOut(run);
        }
    }

    /** Carries out what has begun, as {@link #run} does. */
    void carryOut(RunRecord run) {
        Errand errand = run.errand();
        Optional<String> ended = recipients.whyNotFor(errand.savedBy(), Instant.now());
        if (ended.isPresent()) {
            run.withholdAll("Whoever saved it (" + errand.savedBy() + ") has no access any more: " + ended.get());
            return;
        }
        Path folder = folder();
        try {
            Made made = make(run, folder);
            keep(made.files());
            Parcel parcel = new Parcel(
                    errand.run().substring(errand.run().indexOf(':') + 1),
                    errand.name(),
                    errand.slot(),
                    made.report(),
                    made.files());
            for (int index = 0; index < run.deliveries().size(); index++) {
                Sent sent = run.deliveries().get(index);
                if (sent.result() == Result.PENDING) {
                    run.note(index, deliver(sent, parcel, run));
                }
            }
            run.finish(made.report(), made.files());
        } catch (Failed e) {
            run.fail(String.valueOf(e.getMessage()));
        } finally {
            delete(folder);
        }
    }

    /** Who is to get a report gets it whether it can be kept or not. */
    private void keep(List<ReportFile> files) {
        try {
            entail.settings().deliveries().kept().keep(files);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The files of a report are not kept", e);
        }
    }

    /** That a report could not be made, after all attempts. */
    private static final class Failed extends RuntimeException {
        Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Made make(RunRecord run, Path folder) {
        for (int attempt = 1; ; attempt++) {
            run.lease().require();
            try {
                return made(run.errand(), folder);
            } catch (IllegalArgumentException e) {
                throw new Failed(String.valueOf(e.getMessage()), e);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Run {} cannot make its report, attempt {}",
                        run.errand().run(),
                        attempt,
                        e);
                if (attempt == patience.attempts()) {
                    throw new Failed(String.valueOf(e.getMessage()), e);
                }
                patience.pauseAfter(attempt);
            }
        }
    }

    private Made made(Errand errand, Path folder) {
        analyse();
        ReportDocument report = new ReportMaker(entail)
                .make(
                        Reports.require(errand.order().report()),
                        errand.asOf(),
                        errand.since(),
                        errand.order().filter());
        List<ReportFile> files = errand.order().formats().parallelStream()
                .map(format -> file(report, format, folder.resolve(errand.fileName() + "." + format.ending())))
                .toList();
        return new Made(report, files);
    }

    private static ReportFile file(ReportDocument report, ReportFormat format, Path file) {
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                format.write(report, out);
            }
            return ReportFile.of(String.valueOf(file.getFileName()), format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A report rests on stored findings, so they are renewed before, unless that was done a moment ago. */
    private synchronized void analyse() {
        long version = GraphVersion.current(entail.store());
        Instant now = Instant.now();
        if (analysed.filter(last ->
                        last.version() == version && now.isBefore(last.at().plus(FRESH)))
                .isEmpty()) {
            entail.analyze(List.of(), Progress.SILENT);
            analysed = Optional.of(new Analysed(version, now));
        }
    }

    private Sent deliver(Sent sent, Parcel parcel, RunRecord run) {
        Optional<String> ended = recipients.whyNot(sent.delivery(), Instant.now());
        if (ended.isPresent()) {
            return new Sent(sent.delivery(), Result.WITHHELD, ended.get(), 0, Optional.of(Instant.now()));
        }
        for (int attempt = 1; ; attempt++) {
            run.lease().require();
            try {
                String detail = channels.deliver(sent.delivery(), parcel);
                return new Sent(sent.delivery(), Result.DELIVERED, detail, attempt, Optional.of(Instant.now()));
            } catch (Undeliverable e) {
                if (!e.isPassing() || attempt == patience.attempts()) {
                    String detail = String.valueOf(e.getMessage());
                    return new Sent(sent.delivery(), Result.FAILED, detail, attempt, Optional.of(Instant.now()));
                }
                patience.pauseAfter(attempt);
            }
        }
    }

    private Path folder() {
        try {
            return Files.createTempDirectory(entail.store().scratch(), "report-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            LOG.warn("The files of a report cannot be removed", e);
        }
    }

    /** Gives a schedule back, whatever became of its run. */
    void release(String schedule, long fence) {
        entail.store().change(new LeaseStatements.Release(schedule, fence));
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }
}
