// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Finding;
import dev.entail.analytics.FindingStore;
import dev.entail.analytics.access.AccessView;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.LoadReport;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Progress;
import dev.entail.graph.load.Source;
import dev.entail.graph.projection.GraphVersion;
import dev.entail.graph.projection.ProjectionReader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An open graph and what can be asked of it. What is computed from the whole graph is kept by version and time, so a
 * question after a load sees the new version and all others share the old work. Safe for several threads.
 */
public final class Entail implements AutoCloseable {
    private final GraphStore store;
    private final Loader loader;
    private final Cache<Key, EscalationView> escalation = Caffeine.newBuilder().maximumSize(8).build();
    private final Cache<Key, AccessView> access = Caffeine.newBuilder().maximumSize(4).build();

    private record Key(long version, Optional<Instant> asOf) {}

    public Entail(GraphStore store) {
        this.store = store;
        this.loader = Loader.of(store);
    }

    public GraphStore store() {
        return store;
    }

    /** {@return the graph at its present version, now or as of a time} */
    public Snapshot snapshot(Optional<Instant> asOf) {
        return Snapshot.latest(store, asOf);
    }

    public LoadReport load(Source source, Input input, LoadOptions options) {
        return loader.load(source, input, options);
    }

    /** {@return escalation in the graph, now or as of a time} */
    public EscalationView escalation(Optional<Instant> asOf) {
        Key key = new Key(GraphVersion.current(store), asOf);
        return escalation.get(key, missing -> {
            Snapshot snapshot = new Snapshot(store, missing.version(), missing.asOf());
            return new EscalationView(snapshot, ProjectionReader.read(snapshot));
        });
    }

    /** {@return who is allowed what in the graph, now or as of a time} */
    public AccessView access(Optional<Instant> asOf) {
        Key key = new Key(GraphVersion.current(store), asOf);
        return access.get(
                key, missing -> AccessView.of(new Snapshot(store, missing.version(), missing.asOf())));
    }

    /** Runs analyses, all where none is named, and stores what they find. */
    public Map<String, Integer> analyze(Collection<String> ids, Progress progress) {
        return Analyses.run(store, new AnalysisContext(escalation(Optional.empty()), Instant.now()), ids, progress);
    }

    public List<Finding> findings() {
        return new FindingStore(store).all();
    }

    @Override
    public void close() {
        store.close();
    }
}
