// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.creep;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.creep.Comparison;
import dev.entail.analytics.creep.CreepScore;
import dev.entail.analytics.creep.CreepScores;
import dev.entail.analytics.creep.Difference;
import dev.entail.analytics.creep.Differences;
import dev.entail.analytics.creep.Entitlements;
import dev.entail.analytics.creep.Held;
import dev.entail.analytics.creep.Verdict;
import dev.entail.analytics.creep.Verdicts;
import dev.entail.api.Entail;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.projection.Change;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.store.Reach;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked about creep. What is computed of the whole graph is kept for a day or until the next load. Safe for
 * several threads, which wait for each other.
 */
public final class Creep {
    private final Entail entail;
    private final Cache<Key, Work> kept =
            Caffeine.newBuilder().maximumSize(2).softValues().build();

    private record Key(long version, LocalDate day, Optional<Instant> asOf, Optional<Instant> since) {}

    private record Work(AnalysisContext context, CreepScores scores) {}

    public Creep(Entail entail) {
        this.entail = entail;
    }

    private Work work(Optional<Instant> asOf, Optional<Instant> since) {
        Reach.requireWhole();
        long version = entail.snapshot(Optional.empty()).version();
        Key key = new Key(version, LocalDate.now(ZoneOffset.UTC), asOf, since);
        return kept.get(key, any -> {
            AnalysisContext context = entail.analysisContext(asOf);
            return new Work(context, new CreepScores(context, since));
        });
    }

    /** {@return all scores, the highest first} */
    public synchronized List<CreepScore> ranking(Optional<Instant> asOf, Optional<Instant> since) {
        return work(asOf, since).scores().ranking();
    }

    /** {@return the score of an identity, of an account that of its person; empty where it is not judged} */
    public synchronized Optional<CreepScore> of(String identity, Optional<Instant> asOf, Optional<Instant> since) {
        return work(asOf, since).scores().of(identity);
    }

    /** {@return scores of an identity at so many times from one to now, evenly apart} */
    public synchronized Map<Instant, Double> trend(
            String identity, Optional<Instant> asOf, Optional<Instant> since, int points) {
        if (points < 1 || points > 100) {
            throw new IllegalArgumentException("points is " + points + ", allowed is 1 to 100");
        }
        Work work = work(asOf, Optional.empty());
        Instant end = work.context().at();
        Instant begin = since.orElse(end.minus(Duration.ofDays(270)));
        Duration step =
                points == 1 ? Duration.ZERO : Duration.between(begin, end).dividedBy(points - 1);
        List<Instant> times = new ArrayList<>();
        for (int point = points - 1; point > 0; point--) {
            times.add(end.minus(step.multipliedBy(point)));
        }
        times.add(end);
        return work.scores().trend(identity, times);
    }

    /** {@return what to do about each grant of an identity} */
    public synchronized List<Verdict> verdicts(String identity, Optional<Instant> asOf) {
        AnalysisContext context = work(asOf, Optional.empty()).context();
        return Verdicts.of(context, required(context, identity));
    }

    /** {@return an identity beside its peers, so many of them and so many entitlements at most; empty without peers} */
    public synchronized Optional<Comparison> comparison(
            String identity, Optional<Instant> asOf, int mostPeers, int mostEntitlements) {
        return Comparison.of(work(asOf, Optional.empty()).context(), identity, mostPeers, mostEntitlements);
    }

    /** {@return each entitlement of an identity with the way it comes} */
    public synchronized List<Held> held(String identity, Optional<Instant> asOf) {
        return Entitlements.of(work(asOf, Optional.empty()).context()).held(identity);
    }

    /** {@return what differs between two times, of one identity or of all} */
    public synchronized List<Difference> diff(Instant from, Instant to, Optional<String> identity) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from is " + from + ", allowed is a time before to, which is " + to);
        }
        AnalysisContext after = entail.analysisContext(Optional.of(to));
        AnalysisContext before = entail.analysisContext(Optional.of(from));
        identity.filter(id -> before.estate().known(id).isEmpty()).ifPresent(id -> required(after, id));
        return Differences.between(before, after, identity);
    }

    public List<Change> changes(Instant from, Instant to, Optional<String> identity) {
        return diff(from, to, identity).stream().map(Difference::change).toList();
    }

    private static EntityState required(AnalysisContext context, String id) {
        return context.estate()
                .known(id)
                .orElseThrow(() -> new NotFound("There is no '" + id + "' in the graph at " + context.at()));
    }
}
