// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.Coverages;
import dev.entail.analytics.access.AccessView;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.analytics.finding.AnalysisRuns;
import dev.entail.analytics.finding.FindingStore;
import dev.entail.analytics.finding.PartialFindings;
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
import dev.entail.graph.projection.GraphVersion;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Reach;
import dev.entail.graph.store.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
    private final Views views;
    private final Audit audit;
    private final Tasks tasks = new Tasks();
    private final FindingStore findings;
    private final FindingWatch findingWatch;
    private final Object runs = new Object();

    public Entail(GraphStore store) {
        this(store, Settings.USUAL);
    }

    public Entail(GraphStore store, Settings settings) {
        this.store = store;
        this.settings = settings;
        this.loader = Loader.of(store);
        this.views = new Views(store, meters);
        this.audit = new Audit(store);
        this.findings = new FindingStore(store, this::partialFindings);
        this.findingWatch = new FindingWatch(store);
        loader.recover();
    }

    public GraphStore store() {
        return store;
    }

    /** {@return the graph at its present version, now or as of a time, as far as the caller's reach goes} */
    public Snapshot snapshot(Optional<Instant> asOf) {
        return views.snapshot(asOf);
    }

    /** Has the store plan what loads and questions ask of it, so that the first of them does not wait for that. */
    public void prepare() {
        List<Statement> statements = new ArrayList<>(Loader.statements());
        statements.addAll(Audit.statements());
        store.expect(statements);
    }

    /** Reads what the first who asks would have to wait for. */
    public void readAhead() {
        if (GraphVersion.current(store) == 0) {
            return;
        }
        identities(Optional.empty());
        escalation(Optional.empty());
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
        return views.escalation(asOf);
    }

    /** {@return who is allowed what in the graph, now or as of a time} */
    public AccessView access(Optional<Instant> asOf) {
        return views.access(asOf);
    }

    /** {@return all identities, now or as of a time} */
    public Identities identities(Optional<Instant> asOf) {
        return views.identities(asOf);
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
            return new AnalysisReport(recorded, Coverages.of(context, ran::contains));
        }
    }

    /** {@return the whole graph as it is now, for analyses that judge it at a time} */
    public AnalysisContext analysisContext(Instant at) {
        Reach.requireWhole();
        return views.context(() -> context(Optional.empty(), at));
    }

    /** {@return the whole graph as it was at a time, or is now, judged at that time or some minutes ago at most} */
    public AnalysisContext analysisContext(Optional<Instant> asOf) {
        Reach.requireWhole();
        return visibleContext(asOf);
    }

    /**
     * {@return as much of the graph as the caller may see, at a time or now} What is judged of it tells nothing of the
     * rest, and may be wrong of the whole.
     */
    public AnalysisContext visibleContext(Optional<Instant> asOf) {
        return views.context(asOf, () -> context(asOf, asOf.orElseGet(Instant::now)));
    }

    private AnalysisContext context(Optional<Instant> asOf, Instant at) {
        AnalysisContext context = new AnalysisContext(
                Reach.kept(() -> escalation(asOf)), views.estate(asOf), at, settings.analyses(), views.past());
        if (!settings.separations().isEmpty()) {
            context.shared(Separations.class, any -> Separations.with(settings.separations()));
        }
        return context;
    }

    /** {@return what analyses can judge, and what they cannot, of what the caller may see of the graph as it is now} */
    public List<Coverage> coverage() {
        Snapshot visible = snapshot(Optional.empty());
        return views.coverage(
                () -> Reach.lifted(() -> Coverages.of(analysisContext(Instant.now()), any -> true, visible::sees)));
    }

    /** {@return what analyses found, as far as the caller's reach goes} */
    public FindingStore findings() {
        return findings;
    }

    private Optional<PartialFindings> partialFindings() {
        return Reach.scopes()
                .flatMap(scopes -> views.findings(at -> Reach.within(scopes, () -> context(Optional.empty(), at))));
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
