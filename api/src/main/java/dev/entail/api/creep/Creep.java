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
import dev.entail.analytics.creep.DifferenceFilter;
import dev.entail.analytics.creep.Differences;
import dev.entail.analytics.creep.Entitlements;
import dev.entail.analytics.creep.Held;
import dev.entail.analytics.creep.Verdict;
import dev.entail.analytics.creep.Verdicts;
import dev.entail.api.Entail;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.GraphException.OutOfReach;
import dev.entail.graph.projection.Change;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked about creep. What is computed of the whole graph is kept a while. Safe for several threads. */
public final class Creep {
    private final Entail entail;
    private final Cache<Key, CreepScores> kept =
            Caffeine.newBuilder().maximumSize(4).softValues().build();

    private record Key(AnalysisContext context, Optional<Instant> since) {}

    private record Work(AnalysisContext context, CreepScores scores) {}

    public Creep(Entail entail) {
        this.entail = entail;
    }

    /** Of as much of the graph as may be seen. */
    private Work work(Optional<Instant> asOf, Optional<Instant> since) {
        AnalysisContext context = entail.visibleContext(asOf);
        return new Work(context, kept.get(new Key(context, since), any -> CreepScores.of(context, since)));
    }

    private Work whole(Optional<Instant> asOf, Optional<Instant> since) {
        return Reach.lifted(() -> work(asOf, since));
    }

    private Optional<PartialCreep> part(Optional<Instant> asOf, Optional<Instant> since) {
        if (Reach.scopes().isEmpty()) {
            return Optional.empty();
        }
        Work part = work(asOf, since);
        return Optional.of(new PartialCreep(entail.snapshot(asOf), part.context(), part.scores()));
    }

    /** {@return all scores that may be seen, the highest first} */
    public List<CreepScore> ranking(Optional<Instant> asOf, Optional<Instant> since) {
        List<CreepScore> all = whole(asOf, since).scores().ranking();
        return part(asOf, since).map(part -> part.told(all)).orElse(all);
    }

    /**
     * {@return the score of an identity, of an account that of its person; empty where it is not judged}
     *
     * @throws OutOfReach where it is that of a person whom the caller may not see
     */
    public Optional<CreepScore> of(String identity, Optional<Instant> asOf, Optional<Instant> since) {
        Optional<CreepScore> score = whole(asOf, since).scores().of(identity);
        return part(asOf, since).map(part -> score.map(part::told)).orElse(score);
    }

    /** {@return scores of an identity at so many times from one to now, evenly apart} */
    public Map<Instant, Double> trend(String identity, Optional<Instant> asOf, Optional<Instant> since, int points) {
        if (points < 1 || points > 100) {
            throw new IllegalArgumentException("points is " + points + ", allowed is 1 to 100");
        }
        Work work = whole(asOf, Optional.empty());
        Instant end = work.context().at();
        Instant begin = since.orElse(end.minus(Duration.ofDays(270)));
        Duration step =
                points == 1 ? Duration.ZERO : Duration.between(begin, end).dividedBy(points - 1);
        List<Instant> times = new ArrayList<>();
        for (int point = points - 1; point > 0; point--) {
            times.add(end.minus(step.multipliedBy(point)));
        }
        times.add(end);
        return Reach.lifted(() -> work.scores().trend(identity, times));
    }

    /** {@return what to do about each grant of an identity that may be seen} */
    public List<Verdict> verdicts(String identity, Optional<Instant> asOf) {
        AnalysisContext context = whole(asOf, Optional.empty()).context();
        List<Verdict> verdicts = Verdicts.of(context, required(context, identity));
        return part(asOf, Optional.empty()).map(part -> part.verdicts(verdicts)).orElse(verdicts);
    }

    /** {@return an identity beside its peers, so many of them and so many entitlements at most; empty without peers} */
    public Optional<Comparison> comparison(
            String identity, Optional<Instant> asOf, int mostPeers, int mostEntitlements) {
        AnalysisContext whole = whole(asOf, Optional.empty()).context();
        return part(asOf, Optional.empty())
                .map(part -> part.comparison(whole, identity, mostPeers, mostEntitlements))
                .orElseGet(() -> Comparison.of(whole, identity, mostPeers, mostEntitlements));
    }

    /**
     * Entitlements of an identity.
     *
     * @param others how many more it holds, which tell of what is outside of the caller's reach
     */
    public record Holdings(List<Held> held, int others) {}

    /** {@return each entitlement of an identity with the way it comes} */
    public Holdings held(String identity, Optional<Instant> asOf) {
        List<Held> held =
                Entitlements.of(whole(asOf, Optional.empty()).context()).held(identity);
        return part(asOf, Optional.empty())
                .map(part -> part.holdings(identity, held))
                .orElseGet(() -> new Holdings(held, 0));
    }

    /** {@return what differs between two times, is asked for and may be seen, each with what did it} */
    public List<Caused> diff(Instant from, Instant to, DifferenceFilter filter) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from is " + from + ", allowed is a time before to, which is " + to);
        }
        AnalysisContext after = entail.visibleContext(Optional.of(to));
        AnalysisContext before = entail.visibleContext(Optional.of(from));
        Stream.of(filter.identity(), filter.role(), filter.scope())
                .flatMap(Optional::stream)
                .filter(id -> before.estate().known(id).isEmpty())
                .forEach(id -> required(after, id));
        Map<String, Long> loads = loads(from, to);
        return differences(before, after, filter).stream()
                .map(each -> new Caused(
                        each,
                        Optional.ofNullable(loads.get(
                                load(each.change().source(), each.change().at())))))
                .toList();
    }

    /** Those of the whole that what the caller may see has as well, told as they are there. */
    private List<Difference> differences(AnalysisContext before, AnalysisContext after, DifferenceFilter filter) {
        if (Reach.scopes().isEmpty()) {
            return Differences.between(before, after, filter);
        }
        Set<Change> whole = Reach.lifted(() -> Differences.between(
                        entail.analysisContext(Optional.of(before.at())),
                        entail.analysisContext(Optional.of(after.at())),
                        filter))
                .stream()
                .map(Difference::change)
                .collect(Collectors.toSet());
        Snapshot now = entail.snapshot(Optional.empty());
        return Differences.between(before, after, DifferenceFilter.ALL).stream()
                .filter(each -> whole.contains(each.change()))
                .filter(each -> now.sees(each.change().subject())
                        && each.change().other().filter(id -> !now.sees(id)).isEmpty())
                .toList();
    }

    /** What a source says of a time is said by the last of its loads of that time. */
    private Map<String, Long> loads(Instant from, Instant to) {
        Map<String, Long> numbers = new HashMap<>();
        Reach.lifted(() -> entail.store().list(new SelectLoadsBetween(from, to)))
                .forEach(load -> load.sources().forEach(source -> numbers.put(load(source, load.at()), load.number())));
        return numbers;
    }

    private static String load(String source, Instant at) {
        return at + " " + source;
    }

    private static EntityState required(AnalysisContext context, String id) {
        return context.estate()
                .known(id)
                .orElseThrow(() -> new NotFound("There is no '" + id + "' in the graph at " + context.at()));
    }
}
