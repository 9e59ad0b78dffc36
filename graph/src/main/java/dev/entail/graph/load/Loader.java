// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.projection.Gathered;
import dev.entail.graph.projection.GraphVersion;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Loads inputs into the graph: reads and checks the whole input first, writes what differs from what its sources said
 * before, lets the derivers draw their conclusions, and then shows all of it to readers at once. Where anything fails,
 * the graph is as it was. One load at a time.
 */
public final class Loader {
    private final GraphStore store;
    private final List<Deriver> derivers;
    private final LoadLog log;

    public Loader(GraphStore store, List<Deriver> derivers) {
        this.store = store;
        this.derivers = List.copyOf(derivers);
        this.log = new LoadLog(store);
    }

    /** {@return a loader with all derivers of this build} */
    public static Loader of(GraphStore store) {
        return new Loader(
                store,
                ServiceLoader.load(Deriver.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /**
     * Loads an input.
     *
     * @throws BadInput with file, place and reason where the input cannot be taken; the graph is unchanged
     */
    public LoadReport load(Source source, Input input, LoadOptions options) {
        return load(sink -> source.read(input, options.sourceName(), sink), options);
    }

    /** {@return what a load asks of the store; for a small load planning it takes longer than the load} */
    public static List<Statement> statements() {
        List<Statement> all = new ArrayList<>(LoadLog.statements());
        all.addAll(Snapshot.statements());
        all.addAll(LoadStatements.all());
        return all;
    }

    /** Takes back what a process that died in the middle of a load left behind. */
    public void recover() {
        if (store.openedAt().isPresent()) {
            log.takeBackAbandoned();
        }
    }

    /** Draws all conclusions anew without new facts, such as after the user's own techniques changed. */
    public LoadReport derive(Instant at, Progress progress) {
        return load(sink -> {}, LoadOptions.at(at).reportingTo(progress), true);
    }

    /** Loads what a caller says of itself, such as a decision that was taken or a change that was pushed. */
    public LoadReport load(Consumer<RecordSink> said, LoadOptions options) {
        return load(said, options, false);
    }

    private synchronized LoadReport load(Consumer<RecordSink> read, LoadOptions options, boolean isDerivingAnew) {
        Problems problems = new Problems(options.onError());
        try (Spool spool = new Spool(store.scratch(), problems, options.progress())) {
            if (!options.extent().focus().isEmpty()) {
                spool.cover(options.sourceName().orElseThrow());
            }
            read.accept(spool);
            Set<String> known = refuseThePast(spool.sources(), options.at());
            Snapshot before = Snapshot.latest(store, Optional.empty());
            if (before.version() > 0) {
                new LabelCheck(store, spool, problems, before.version()).run();
            }
            RelationCheck check = new RelationCheck(spool, before, problems, options.extent());
            check.run();
            return write(spool, known, check, problems, options, isDerivingAnew);
        }
    }

    /** {@return those of the sources that were loaded before} */
    private Set<String> refuseThePast(SortedSet<String> sources, Instant at) {
        Map<String, Instant> lastLoads = log.lastLoads(sources);
        lastLoads.forEach((source, last) -> {
            if (at.isBefore(last)) {
                throw new OlderThanLast(source, at, last);
            }
        });
        return lastLoads.keySet();
    }

    private LoadReport write(
            Spool spool,
            Set<String> known,
            RelationCheck check,
            Problems problems,
            LoadOptions options,
            boolean isDerivingAnew) {
        SortedSet<String> sources = new TreeSet<>(spool.sources());
        long number = log.begin(sources, options.at());
        try {
            Changes facts =
                    new Changes(store, number, options.at(), number == 1, options.progress(), () -> log.beat(number));
            facts.apply(spool, known, check, options.extent());
            List<Deriver> concerned = derivers.stream()
                    .filter(deriver -> isDerivingAnew || concerns(deriver, facts.touched()))
                    .toList();
            LoadReport.Counts derived = concerned.isEmpty()
                    ? LoadReport.Counts.NONE
                    : derive(concerned, written(spool, check, number, options.at()), options, sources);
            Map<String, String> rules = concerned.stream().collect(Collectors.toMap(Deriver::source, Deriver::rules));
            return finish(number, sources, facts, derived, rules, problems, options);
        } catch (RuntimeException | Error e) {
            takeBackQuietly(number, e);
            throw e;
        }
    }

    private void takeBackQuietly(long number, Throwable cause) {
        try {
            log.takeBack(number);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private boolean concerns(Deriver deriver, Touched touched) {
        return deriver.concerns(touched) || !log.rules(deriver.source()).equals(Optional.of(deriver.rules()));
    }

    /** {@return what the graph holds by now; the first load of all knows it, others read it when they are asked} */
    private Snapshot written(Spool spool, RelationCheck check, long number, Instant at) {
        if (number > 1) {
            return new Snapshot(store, number, Optional.empty());
        }
        Gathered all = new Gathered(at);
        spool.eachNode(entry -> all.add(entry.source(), (NodeRecord) entry.graphRecord()));
        spool.eachRelation(entry -> {
            if (!check.isRefused(entry)) {
                all.add(entry.source(), (RelationRecord) entry.graphRecord());
            }
        });
        return all.snapshot(store, number);
    }

    private LoadReport.Counts derive(
            List<Deriver> concerned, Snapshot facts, LoadOptions options, SortedSet<String> sources) {
        long number = facts.version();
        LoadReport.Counts counts = LoadReport.Counts.NONE;
        for (Deriver deriver : concerned) {
            Problems problems = new Problems(LoadOptions.OnError.STOP);
            try (Spool spool = new Spool(store.scratch(), problems, Progress.SILENT)) {
                spool.cover(deriver.source());
                Map<String, Instant> last = log.lastLoads(List.of(deriver.source()));
                Instant at = notBefore(options.at(), last.getOrDefault(deriver.source(), options.at()));
                deriver.derive(facts, at, spool, new Heartbeat(options.progress(), () -> log.beat(number)));
                RelationCheck check = new RelationCheck(spool, facts, problems, new Extent.Everything());
                check.run();
                Changes changes = new Changes(store, number, at, false, Progress.SILENT, () -> log.beat(number));
                changes.apply(spool, last.keySet(), check, new Extent.Everything());
                counts = counts.plus(changes.nodes()).plus(changes.relations());
                sources.add(deriver.source());
            }
        }
        return counts;
    }

    /** Conclusions go forward in time even where the export of one source is older than that of another. */
    private static Instant notBefore(Instant at, Instant last) {
        return last.isAfter(at) ? last : at;
    }

    private LoadReport finish(
            long number,
            SortedSet<String> sources,
            Changes facts,
            LoadReport.Counts derived,
            Map<String, String> rules,
            Problems problems,
            LoadOptions options) {
        LoadReport.Counts all = facts.nodes().plus(facts.relations()).plus(derived);
        if (all.isNothing()) {
            log.finishUnchanged(number, sources, options.at(), rules);
        } else {
            log.finish(number, sources, options.at(), all, rules);
        }
        sources.removeIf(name -> name.startsWith("entail:"));
        return new LoadReport(
                GraphVersion.current(store),
                options.at(),
                sources,
                facts.nodes(),
                facts.relations(),
                derived,
                problems.rejected(),
                problems.kept(),
                warnings(number, facts, problems));
    }

    private List<String> warnings(long number, Changes facts, Problems problems) {
        List<String> warnings = new ArrayList<>(problems.warnings());
        if (number > 1) {
            Snapshot after = new Snapshot(store, number, Optional.empty());
            warnings.addAll(Disagreements.about(after, facts.touched().ids()));
        }
        return warnings;
    }

    /** {@return the sources that Entail can read, by id} */
    public static Map<String, Source> sources() {
        Map<String, Source> sources = new java.util.TreeMap<>();
        ServiceLoader.load(Source.class).forEach(source -> sources.put(source.id(), source));
        return sources;
    }
}
