// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.analytics.finding.AnalysisRuns;
import dev.entail.analytics.finding.Recorded;
import dev.entail.graph.projection.Estate;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Loads generated organisations into fresh embedded stores, and runs all analyses over each twice: once only to judge, and
 * once more to judge and record what they find. Prints for each size a line of {@code name=value}: {@code load} to load the
 * records, {@code estate} and {@code projection} to read them back, {@code analyses} to run all, {@code recorded} to run all
 * and record their findings; then a line for each analysis. Times are in seconds, {@code cpu} is what the analysing thread
 * used itself, without the database and waiting.
 *
 * <p>Arguments: how many identities, one size after the other; 50000, 100000 and 200000 where they are absent. {@code
 * memory} in front judges the organisation as it was generated, without loading it, and so without escalation; what is found
 * is recorded in a fresh store all the same.
 */
final class EstateBenchmark {
    private static final long SEED = 20_261_101;
    private static final double NANOS = 1e9;

    private EstateBenchmark() {}

    static void main(String[] arguments) {
        boolean memory = arguments.length > 0 && arguments[0].equals("memory");
        List<Integer> sizes = Arrays.stream(arguments)
                .skip(memory ? 1 : 0)
                .map(Integer::valueOf)
                .toList();
        for (int size : sizes.isEmpty() ? List.of(50_000, 100_000, 200_000) : sizes) {
            Estates estates = new Estates(size, SEED);
            if (memory) {
                inMemory(estates);
            } else {
                inStore(estates);
            }
        }
    }

    private static void inStore(Estates estates) {
        try (TemporaryStore store = new TemporaryStore()) {
            Stopwatch watch = new Stopwatch();
            store.load(estates);
            double load = watch.lap();
            Estate estate = store.snapshot().estate();
            double read = watch.lap();
            EscalationView view = store.view();
            double projection = watch.lap();
            System.out.printf(
                    "identities=%d secrets=%d relations=%d load=%.1f estate=%.1f projection=%.1f",
                    estates.identities(), estates.secrets(), estates.relations(), load, read, projection);
            run(store, () -> new AnalysisContext(() -> view, estate, Records.AT, Map.of()), Analyses.chosen(List.of()));
        }
    }

    private static void inMemory(Estates estates) {
        Stopwatch watch = new Stopwatch();
        Estate estate = InMemoryEstate.of(estates);
        System.out.printf("identities=%d made=%.1f", estates.identities(), watch.lap());
        Supplier<EscalationView> none = () -> {
            throw new UnsupportedOperationException("there is no store");
        };
        try (TemporaryStore store = new TemporaryStore()) {
            run(store, () -> new AnalysisContext(none, estate, Records.AT, Map.of()), InMemoryEstate.analyses());
        }
    }

    private static void run(TemporaryStore store, Supplier<AnalysisContext> contexts, List<Analysis> analyses) {
        Laps laps = new Laps();
        Map<String, Integer> counts = new LinkedHashMap<>();
        AnalysisContext context = contexts.get();
        for (Analysis analysis : analyses) {
            laps.begin(analysis.about().id());
            counts.put(analysis.about().id(), analysis.run(context).size());
        }
        laps.end();
        Stopwatch watch = new Stopwatch();
        int recorded = AnalysisRuns.run(store.graph(), contexts.get(), counts.keySet(), (phase, done, total) -> {}).stream()
                .mapToInt(Recorded::found)
                .sum();
        System.out.printf(
                " analyses=%.1f cpu=%.1f recorded=%.1f findings=%d%n", laps.wall(), laps.cpu(), watch.lap(), recorded);
        laps.print(counts);
    }

    /** Wall time from lap to lap. */
    private static final class Stopwatch {
        private long last = System.nanoTime();

        double lap() {
            long now = System.nanoTime();
            double seconds = (now - last) / NANOS;
            last = now;
            return seconds;
        }
    }

    /** Wall and processor time of each analysis. */
    private static final class Laps {
        private final Map<String, double[]> times = new LinkedHashMap<>();
        private String phase = "";
        private long wall;
        private long cpu;

        void begin(String next) {
            end();
            phase = next;
            wall = System.nanoTime();
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        void end() {
            if (!phase.isEmpty()) {
                double used = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / NANOS;
                times.put(phase, new double[] {(System.nanoTime() - wall) / NANOS, used});
            }
            phase = "";
        }

        double wall() {
            return times.values().stream().mapToDouble(time -> time[0]).sum();
        }

        double cpu() {
            return times.values().stream().mapToDouble(time -> time[1]).sum();
        }

        void print(Map<String, Integer> counts) {
            counts.forEach((id, count) -> {
                double[] time = times.getOrDefault(id, new double[2]);
                System.out.printf("  %-36s wall=%.2f cpu=%.2f findings=%d%n", id, time[0], time[1], count);
            });
        }
    }
}
