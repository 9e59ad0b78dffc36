// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.access.AccessView;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.analytics.finding.PartialFindings;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.GraphVersion;
import dev.entail.graph.projection.Past;
import dev.entail.graph.projection.ProjectionReader;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Deadline;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is computed from the whole graph, kept by version, time and the caller's bounds. It is read once for all callers,
 * and to its end, whatever the deadline of the first who needs it. Safe for several threads.
 */
final class Views {
    private static final Duration STALE = Duration.ofMinutes(10);

    private final GraphStore store;
    private final Meters meters;
    private final Cache<Key, EscalationView> escalation;
    private final Cache<Key, Identities> identities;
    private final Cache<Key, AccessView> access;
    private final Cache<Long, Snapshot> estates;
    private final Cache<Key, List<Coverage>> coverage;
    private final Cache<Key, Snapshot> bounded =
            Caffeine.newBuilder().maximumSize(16).softValues().build();
    private final Cache<Key, PartialFindings> findings =
            Caffeine.newBuilder().maximumSize(16).softValues().build();

    private final Cache<Key, AnalysisContext> contexts =
            Caffeine.newBuilder().maximumSize(4).softValues().build();

    private record Key(long version, Optional<Instant> asOf, Optional<Set<String>> scopes) {}

    Views(GraphStore store, Meters meters) {
        this.store = store;
        this.meters = meters;
        this.escalation = meters.watched(
                "escalation", Caffeine.newBuilder().maximumSize(8).recordStats().build());
        this.identities = meters.watched(
                "identities", Caffeine.newBuilder().maximumSize(2).recordStats().build());
        this.access = meters.watched(
                "access", Caffeine.newBuilder().maximumSize(4).recordStats().build());
        this.estates = meters.watched(
                "estates",
                Caffeine.newBuilder().maximumSize(1).softValues().recordStats().build());
        this.coverage = meters.watched(
                "coverage", Caffeine.newBuilder().maximumSize(4).recordStats().build());
    }

    private static <K, V> V kept(Cache<K, V> cache, K key, Function<K, V> read) {
        return cache.get(key, missing -> Deadline.lifted(() -> read.apply(missing)));
    }

    /** What a caller with bounds is answered must never be shown to one with others, nor the other way round. */
    private Key key(Optional<Instant> asOf) {
        return new Key(GraphVersion.current(store), asOf, Reach.scopes());
    }

    private Snapshot snapshot(Key key) {
        return new Snapshot(store, key.version(), key.asOf());
    }

    Snapshot snapshot(Optional<Instant> asOf) {
        return Reach.scopes().isEmpty() ? Snapshot.latest(store, asOf) : bounded.get(key(asOf), this::snapshot);
    }

    EscalationView escalation(Optional<Instant> asOf) {
        return kept(escalation, key(asOf), missing -> {
            Snapshot snapshot = snapshot(missing);
            return meters.time(
                    "entail.projection",
                    "asOf",
                    missing.asOf().isPresent() ? "past" : "now",
                    () -> new EscalationView(snapshot, ProjectionReader.read(snapshot)));
        });
    }

    AccessView access(Optional<Instant> asOf) {
        Reach.requireWhole();
        return kept(access, key(asOf), missing -> AccessView.of(snapshot(missing)));
    }

    Identities identities(Optional<Instant> asOf) {
        return kept(
                identities,
                key(asOf),
                missing -> new Identities(snapshot(missing)
                        .entities(EnumSet.of(EntityLabel.IDENTITY))
                        .values()));
    }

    /** {@return all of the present version, as of a time where one is given, as far as the caller's reach goes} */
    Estate estate(Optional<Instant> asOf) {
        if (asOf.isPresent()) {
            return past().at(asOf.get());
        }
        return Deadline.lifted(present()::estate);
    }

    /** {@return the present version, which keeps what was read of it} */
    private Snapshot present() {
        Optional<Instant> now = Optional.empty();
        return Reach.scopes().isPresent()
                ? snapshot(now)
                : estates.get(GraphVersion.current(store), version -> new Snapshot(store, version, now));
    }

    /**
     * {@return what is judged of the graph at a time, or of the present by the time of some minutes ago at most} Several who
     * ask within that time share what it takes to judge.
     */
    AnalysisContext context(Optional<Instant> asOf, Supplier<AnalysisContext> fresh) {
        return contexts.asMap()
                .compute(
                        key(asOf),
                        (key, known) -> known == null || (asOf.isEmpty() && isStale(known.at()))
                                ? Deadline.lifted(fresh)
                                : known);
    }

    /** {@return what is judged of the present now, or by another time, kept for those who ask next if it is now} */
    AnalysisContext context(Supplier<AnalysisContext> fresh) {
        Key key = key(Optional.empty());
        AnalysisContext judged = Deadline.lifted(fresh);
        if (!isStale(judged.at()) && !judged.at().isAfter(Instant.now())) {
            contexts.put(key, judged);
        }
        return judged;
    }

    private static boolean isStale(Instant at) {
        return at.isBefore(Instant.now().minus(STALE));
    }

    /** {@return what was before, as the present version knows it and as far as the caller's reach goes} */
    Past past() {
        return present().past();
    }

    /**
     * {@return what the caller is told of findings, empty where there are no bounds}
     *
     * @param judged the graph within the caller's bounds at a time
     */
    Optional<PartialFindings> findings(Function<Instant, AnalysisContext> judged) {
        return snapshot(Optional.empty())
                .bounds()
                .map(nodes -> findings.get(key(Optional.empty()), any -> new PartialFindings(nodes, judged)));
    }

    List<Coverage> coverage(Supplier<List<Coverage>> judged) {
        return kept(coverage, key(Optional.empty()), missing -> judged.get());
    }
}
