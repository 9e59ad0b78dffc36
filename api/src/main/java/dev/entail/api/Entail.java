// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.Coverages;
import dev.entail.analytics.access.AccessView;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.analytics.finding.AnalysisRuns;
import dev.entail.analytics.finding.FindingStore;
import dev.entail.analytics.finding.Recorded;
import dev.entail.analytics.finding.Triage;
import dev.entail.analytics.governance.Separations;
import dev.entail.api.audit.Audit;
import dev.entail.api.task.FindingWatch;
import dev.entail.api.task.Tasks;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.LoadReport;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.OlderThanLast;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.RecordSink;
import dev.entail.graph.load.Source;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.GraphVersion;
import dev.entail.graph.projection.ProjectionReader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Deadline;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Reach;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An open graph and what can be asked of it. What is computed from the whole graph is kept by version and time, so a
 * question after a load sees the new version and all others share the old work. Safe for several threads.
 */
public final class Entail implements AutoCloseable {
    private static final int MOST_FOUND = 1_000;

    private final GraphStore store;
    private final Settings settings;
    private final Loader loader;
    private final Meters meters = new Meters();
    private final Cache<Key, EscalationView> escalation = meters.watched(
            "escalation", Caffeine.newBuilder().maximumSize(8).recordStats().build());
    private final Cache<Key, Identities> identities = meters.watched(
            "identities", Caffeine.newBuilder().maximumSize(2).recordStats().build());
    private final Cache<Key, AccessView> access = meters.watched(
            "access", Caffeine.newBuilder().maximumSize(4).recordStats().build());
    private final Cache<Long, Estate> estates = meters.watched(
            "estates",
            Caffeine.newBuilder().maximumSize(1).softValues().recordStats().build());
    private final Cache<Key, List<Coverage>> coverage = meters.watched(
            "coverage", Caffeine.newBuilder().maximumSize(1).recordStats().build());
    private final Cache<Key, Snapshot> bounded =
            Caffeine.newBuilder().maximumSize(16).build();
    private final Audit audit;
    private final Tasks tasks = new Tasks();
    private final FindingStore findings;
    private final FindingWatch findingWatch;
    private final Object runs = new Object();

    private record Key(long version, Optional<Instant> asOf, Optional<Set<String>> scopes) {}

    /** What is read once for all callers is read to its end, whatever the deadline of the first who needs it. */
    private static <K, V> V kept(Cache<K, V> cache, K key, Function<K, V> read) {
        return cache.get(key, missing -> Deadline.lifted(() -> read.apply(missing)));
    }

    /** Reads what the first who asks would have to wait for. */
    public void prepare() {
        identities(Optional.empty());
        escalation(Optional.empty());
    }

    /** What a caller with bounds is answered must never be shown to one with others, nor the other way round. */
    private Key key(Optional<Instant> asOf) {
        return new Key(GraphVersion.current(store), asOf, Reach.scopes());
    }

    public Entail(GraphStore store) {
        this(store, Settings.USUAL);
    }

    public Entail(GraphStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
        this.loader = Loader.of(store);
        this.audit = new Audit(store);
        this.findings = new FindingStore(store);
        this.findingWatch = new FindingWatch(store);
        loader.recover();
    }

    public GraphStore store() {
        return store;
    }

    /** {@return the graph at its present version, now or as of a time, as far as the caller's reach goes} */
    public Snapshot snapshot(Optional<Instant> asOf) {
        if (Reach.scopes().isEmpty()) {
            return Snapshot.latest(store, asOf);
        }
        return bounded.get(key(asOf), missing -> new Snapshot(store, missing.version(), missing.asOf()));
    }

    public LoadReport load(Source source, Input input, LoadOptions options) {
        return meters.time("entail.load", "source", source.id(), () -> loader.load(source, input, options));
    }

    /** Loads what a caller says of itself, such as a change that was pushed. */
    public LoadReport load(Consumer<RecordSink> said, LoadOptions options) {
        return meters.time("entail.load", "source", "pushed", () -> loader.load(said, options));
    }

    /** Loads an input of the past where its sources were not loaded at a later time already, such as on a second start. */
    public LoadReport loadUnlessOlder(Source source, Input input, LoadOptions options) {
        try {
            return loader.load(source, input, options);
        } catch (OlderThanLast e) {
            return LoadReport.nothing(GraphVersion.current(store), options.at());
        }
    }

    /** {@return escalation in the graph, now or as of a time} */
    public EscalationView escalation(Optional<Instant> asOf) {
        return kept(escalation, key(asOf), missing -> {
            Snapshot snapshot = snapshot(missing);
            return meters.time(
                    "entail.projection",
                    "asOf",
                    missing.asOf().isPresent() ? "past" : "now",
                    () -> new EscalationView(snapshot, ProjectionReader.read(snapshot)));
        });
    }

    /** {@return who is allowed what in the graph, now or as of a time} */
    public AccessView access(Optional<Instant> asOf) {
        Reach.requireWhole();
        return kept(access, key(asOf), missing -> AccessView.of(snapshot(missing)));
    }

    /** {@return all identities, now or as of a time} */
    public Identities identities(Optional<Instant> asOf) {
        return kept(
                identities,
                key(asOf),
                missing -> new Identities(snapshot(missing)
                        .entities(EnumSet.of(EntityLabel.IDENTITY))
                        .values()));
    }

    /** {@return the nodes that match a text, best first, of some labels or of all but events where none is named} */
    public List<EntityState> search(String text, Collection<EntityLabel> labels) {
        Collection<EntityLabel> wanted =
                labels.isEmpty() ? EnumSet.complementOf(EnumSet.of(EntityLabel.EVENT)) : labels;
        SearchEntities search =
                SearchEntities.of(text, wanted, MOST_FOUND, Reach.scopes().isPresent());
        if (search.words().isEmpty()) {
            return List.of();
        }
        List<String> ids = Reach.lifted(() -> store.list(search));
        Map<String, EntityState> states = snapshot(Optional.empty()).entitiesOf(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(states.get(id)).stream())
                .limit(MOST_FOUND)
                .toList();
    }

    private Snapshot snapshot(Key key) {
        return new Snapshot(store, key.version(), key.asOf());
    }

    /** {@return nodes that are gone, as they were last} */
    public Map<String, EntityState> lastKnown(Collection<String> ids) {
        return snapshot(Optional.empty()).lastKnown(ids);
    }

    /** {@return the size and age of the graph} */
    public GraphInfo info() {
        long version = GraphVersion.current(store);
        return new GraphInfo(
                version,
                escalation(Optional.empty()).projection().countByLabel().entrySet().stream()
                        .map(entry -> new GraphInfo.Count(entry.getKey().name(), entry.getValue()))
                        .toList(),
                store.list(new CountRelations(version)),
                store.list(new SelectSources()),
                GraphInfo.Ratio.of(identities(Optional.empty()).all()));
    }

    /**
     * What a run of analyses did.
     *
     * @param recorded what each analysis changed
     * @param coverage what they could judge and what they could not, of the analyses that ran
     */
    public record AnalysisReport(List<Recorded> recorded, List<Coverage> coverage) {}

    /** Runs analyses, all where none is named, and stores what they find; one run at a time. */
    public AnalysisReport analyze(Collection<String> ids, Progress progress) {
        return analyze(ids, Instant.now(), progress);
    }

    /** Runs analyses that judge the graph as it is now by the ages at a time. */
    public AnalysisReport analyze(Collection<String> ids, Instant at, Progress progress) {
        synchronized (runs) {
            AnalysisContext context = analysisContext(at);
            List<Recorded> recorded = meters.time(
                    "entail.analyses",
                    "of",
                    ids.isEmpty() ? "all" : "some",
                    () -> AnalysisRuns.run(store, context, ids, progress));
            Set<String> ran = recorded.stream().map(Recorded::analysis).collect(Collectors.toSet());
            List<Coverage> coverage = Coverages.of(context).stream()
                    .filter(each -> ran.contains(each.analysis()))
                    .toList();
            return new AnalysisReport(recorded, coverage);
        }
    }

    /** {@return the graph as it is now, for analyses that judge it at a time} */
    public AnalysisContext analysisContext(Instant at) {
        Reach.requireWhole();
        Snapshot snapshot = snapshot(Optional.empty());
        Estate estate = kept(estates, snapshot.version(), version -> snapshot.estate());
        return analysisContext(snapshot, estate, at);
    }

    /** {@return the graph as it was at a time, or is now, judged at that time} */
    public AnalysisContext analysisContext(Optional<Instant> asOf) {
        if (asOf.isEmpty()) {
            return analysisContext(Instant.now());
        }
        Snapshot snapshot = snapshot(asOf);
        return analysisContext(snapshot, snapshot.estate(), asOf.get());
    }

    private AnalysisContext analysisContext(Snapshot snapshot, Estate estate, Instant at) {
        Reach.requireWhole();
        AnalysisContext context = new AnalysisContext(
                () -> escalation(snapshot.asOf()), estate, at, settings.analyses(), snapshot.past());
        if (!settings.separations().isEmpty()) {
            context.shared(Separations.class, any -> Separations.with(settings.separations()));
        }
        return context;
    }

    /** {@return what analyses can judge of the graph as it is now, and what they cannot} */
    public List<Coverage> coverage() {
        Reach.requireWhole();
        return kept(coverage, key(Optional.empty()), missing -> Coverages.of(analysisContext(Instant.now())));
    }

    public FindingStore findings() {
        return findings;
    }

    /** {@return where people decide about findings} */
    public Triage triage() {
        return new Triage(store, settings.exceptionDays());
    }

    /** {@return the work that goes on after its request was answered} */
    public Tasks tasks() {
        Reach.requireWhole();
        return tasks;
    }

    /** {@return who tells of findings that change} */
    public FindingWatch findingWatch() {
        Reach.requireWhole();
        return findingWatch;
    }

    /** {@return what is counted and timed} */
    public Meters meters() {
        return meters;
    }

    /** {@return where it is written down who did what} */
    public Audit audit() {
        return audit;
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        findingWatch.close();
        tasks.close();
        store.close();
    }
}
