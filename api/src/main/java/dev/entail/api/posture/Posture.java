// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.posture;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.Coverages;
import dev.entail.analytics.escalation.Confidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationView;
import dev.entail.api.Entail;
import dev.entail.api.GraphInfo;
import dev.entail.api.SelectLoads;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.store.Reach;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The posture of an organisation over its loads. What held at a time is judged by today's analyses on the graph as it was
 * then, so that its figures can be compared; what the data of that time did not say is empty, never zero. Each figure is
 * computed once, until something of that time or before is loaded. Safe for several threads.
 */
public final class Posture {
    /** At how many times it can be asked for at once. */
    public static final int MOST_POINTS = 24;

    private static final int LOADS = 500;
    private static final String DECISIONS = "entail:";

    private final Entail entail;
    private final Cache<Key, Moment> known =
            Caffeine.newBuilder().maximumSize(2L * MOST_POINTS).build();

    /** What is loaded of a later time does not change how it stood before. */
    private record Key(Instant at, long lastLoad) {}

    public Posture(Entail entail) {
        this.entail = entail;
    }

    /**
     * {@return how it stood at its last different load times, the oldest first}
     *
     * @param points at how many of them at most, 1 to {@value #MOST_POINTS}
     * @param asOf the last time that counts, now where it is empty
     */
    public List<Moment> last(int points, Optional<Instant> asOf) {
        if (points < 1 || points > MOST_POINTS) {
            throw new IllegalArgumentException("points is " + points + ", allowed is 1 to " + MOST_POINTS);
        }
        Reach.requireWhole();
        List<SelectLoads.Load> loads = entail.store().list(new SelectLoads(0, LOADS)).stream()
                .filter(load -> load.state().equals("DONE"))
                .toList();
        return loads.stream()
                .filter(load -> load.sources().stream().anyMatch(source -> !source.startsWith(DECISIONS)))
                .flatMap(load -> load.at().stream())
                .filter(at -> asOf.isEmpty() || !at.isAfter(asOf.get()))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(points)
                .sorted()
                .map(at -> known.get(new Key(at, lastUntil(at, loads)), key -> new Moment(key.at())))
                .toList();
    }

    private static long lastUntil(Instant at, List<SelectLoads.Load> loads) {
        return loads.stream()
                .filter(load -> load.at().filter(time -> time.isAfter(at)).isEmpty())
                .mapToLong(SelectLoads.Load::number)
                .max()
                .orElse(0);
    }

    /** How it stood at one time. */
    public final class Moment {
        private final Instant at;
        private final Map<String, OptionalInt> figures = new HashMap<>();
        private @Nullable SoftReference<AnalysisContext> context;

        private Moment(Instant at) {
            this.at = at;
        }

        public Instant at() {
            return at;
        }

        /** {@return how many identities there were that are people, or that are not} */
        public synchronized int identities(boolean human) {
            if (!figures.containsKey("people")) {
                GraphInfo.Ratio ratio = GraphInfo.Ratio.of(read().estate().entities(EntityLabel.IDENTITY));
                figures.put("people", OptionalInt.of(Math.toIntExact(ratio.humans())));
                figures.put("others", OptionalInt.of(Math.toIntExact(ratio.nhis())));
            }
            return figure(human ? "people" : "others").orElseThrow();
        }

        /** {@return how much was tier zero} */
        public synchronized int tierZero() {
            readEscalation();
            return figure("tier zero").orElseThrow();
        }

        /** {@return how many identities could reach tier zero with this confidence} */
        public synchronized int reaching(Confidence confidence) {
            readEscalation();
            return figure(confidence.name()).orElseThrow();
        }

        /**
         * {@return how much an analysis finds in the graph as it was; empty where the data of that time did not let it judge
         * anything}
         */
        public synchronized OptionalInt found(String analysis) {
            Analyses.require(analysis);
            if (!figures.containsKey(analysis)) {
                AnalysisContext context = read();
                int count = Analyses.chosen(List.of(analysis))
                        .getFirst()
                        .run(context)
                        .size();
                boolean isJudged = count > 0 || isJudged(analysis, context);
                figures.put(analysis, isJudged ? OptionalInt.of(count) : OptionalInt.empty());
            }
            return figure(analysis);
        }

        private OptionalInt figure(String name) {
            return Objects.requireNonNull(figures.get(name));
        }

        private void readEscalation() {
            if (figures.containsKey("tier zero")) {
                return;
            }
            EscalationView view = entail.escalation(Optional.of(at));
            figures.put("tier zero", OptionalInt.of(view.tierZero().size()));
            List<Escalation> all = view.escalations(Optional.empty());
            for (Confidence confidence : Confidence.values()) {
                figures.put(confidence.name(), OptionalInt.of((int) all.stream()
                        .filter(each -> each.confidence() == confidence)
                        .count()));
            }
        }

        /** Reading the graph of a time is dear: it is kept while there is memory for it. */
        private AnalysisContext read() {
            AnalysisContext kept = context == null ? null : context.get();
            if (kept == null) {
                kept = entail.analysisContext(Optional.of(at));
                context = new SoftReference<>(kept);
            }
            return kept;
        }

        private static boolean isJudged(String analysis, AnalysisContext context) {
            return Coverages.of(context, analysis::equals).stream()
                    .anyMatch(each -> each.state() != Coverage.State.NOT_EVALUATED);
        }
    }
}
