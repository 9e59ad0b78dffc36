// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.creep.Entitlements;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.report.ReportFilter;
import dev.entail.analytics.report.Reports;
import dev.entail.api.Entail;
import dev.entail.api.creep.Creep;
import dev.entail.api.report.ReportDocument;
import dev.entail.api.report.ReportFormat;
import dev.entail.api.report.ReportMaker;
import dev.entail.graph.load.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import java.util.stream.IntStream;

/**
 * Loads two states of generated organisations into fresh embedded stores, finds all that the {@code creep.*} analyses find,
 * stores it, scores the creep of all identities, and makes the creep report as CSV, XLSX, HTML and PDF. Prints for
 * each size a line of {@code name=value}: {@code load}, then {@code findings}, {@code score} and {@code report} with
 * {@code all} as their sum, in seconds and with all that is read from the store for them; {@code peers} is the usual
 * and the longest time to compare one identity with its peers, in milliseconds; {@code heap} the most that heap held,
 * garbage included, in megabytes.
 *
 * <p>Arguments: how many identities, one size after the other; 25000, 50000 and 100000 where they are absent.
 */
final class CreepBenchmark {
    private static final long SEED = 20_261_101;
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;
    private static final long MEGABYTE = 1 << 20;
    private static final int ASKED = 200;

    private CreepBenchmark() {}

    static void main(String[] arguments) {
        List<Integer> sizes = Arrays.stream(arguments).map(Integer::valueOf).toList();
        for (int size : sizes.isEmpty() ? List.of(25_000, 50_000, 100_000) : sizes) {
            measure(new Jobs(size, SEED));
        }
    }

    private static void measure(Jobs jobs) {
        try (TemporaryStore store = new TemporaryStore()) {
            Entail entail = new Entail(store.graph());
            double load = seconds(() -> {
                store.load(out -> jobs.write(false, out), Jobs.BEFORE);
                store.load(out -> jobs.write(true, out), Jobs.AFTER);
            });
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            Creep creep = new Creep(entail);
            double findings = seconds(() -> entail.analyze(creepAnalyses(), Progress.SILENT));
            double score = seconds(() -> creep.ranking(Optional.empty(), Optional.empty()));
            double report = seconds(() -> report(entail));
            long heap = heapPools().stream()
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    / MEGABYTE;
            AnalysisContext context = entail.analysisContext(Optional.empty());
            double[] peers = peers(creep, jobs);
            System.out.printf(
                    "identities=%d grants=%d load=%.1f findings=%.1f score=%.1f report=%.1f all=%.1f peers=%.1f/%.1f heap=%d found=%d%n",
                    jobs.identities(),
                    grants(context),
                    load,
                    findings,
                    score,
                    report,
                    score + findings + report,
                    peers[ASKED / 2],
                    peers[ASKED - 1],
                    heap,
                    entail.findings().count(FindingFilter.ALL));
        }
    }

    private static List<String> creepAnalyses() {
        return Analyses.chosen(List.of()).stream()
                .map(analysis -> analysis.about().id())
                .filter(id -> id.startsWith("creep."))
                .toList();
    }

    private static long grants(AnalysisContext context) {
        Entitlements all = Entitlements.of(context);
        return all.holders().stream()
                .mapToLong(holder -> all.of(holder.id()).length)
                .sum();
    }

    private static void report(Entail entail) {
        ReportDocument report = new ReportMaker(entail)
                .make(
                        Reports.require("creep"),
                        Optional.empty(),
                        Optional.empty(),
                        ReportFilter.ALL);
        List.of(ReportFormat.CSV, ReportFormat.XLSX, ReportFormat.HTML, ReportFormat.PDF).parallelStream()
                .forEach(format -> write(report, format));
    }

    private static void write(ReportDocument report, ReportFormat format) {
        try {
            format.write(report, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds to compare each of some identities with its peers, in ascending order. */
    private static double[] peers(Creep creep, Jobs jobs) {
        return IntStream.range(0, ASKED)
                .mapToDouble(number -> {
                    String identity = "id:" + (long) number * jobs.identities() / ASKED;
                    long begin = System.nanoTime();
                    creep.verdicts(identity, Optional.empty());
                    return (System.nanoTime() - begin) / MILLIS;
                })
                .sorted()
                .toArray();
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / NANOS;
    }
}
