// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Once;
import dev.entail.analytics.creep.CreepSignal.Kind;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import dev.entail.graph.store.Ahead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The creep of every identity of a context, and of all of them together. Safe for several threads. */
public final class CreepScores {
    private final AnalysisContext context;
    private final Instant baseline;
    private final Entitlements all;
    private final Unexplained unexplained;
    private final Once<List<CreepScore>> ranking = new Once<>();

    private CreepScores(AnalysisContext context, Instant baseline) {
        this.context = context;
        this.baseline = baseline;
        this.all = Entitlements.of(context);
        this.unexplained = context.shared(Unexplained.class, Unexplained::of);
    }

    /** Grants that nothing explains. */
    private record Unexplained(Set<String> ends) {
        static Unexplained of(AnalysisContext context) {
            Set<String> ends = new HashSet<>();
            Analyses.chosen(List.of("governance.unexplained-grant"))
                    .forEach(analysis -> analysis.run(context)
                            .forEach(found -> ends.add(found.subject().id() + " " + found.cause())));
            return new Unexplained(ends);
        }

        boolean has(RelationState grant) {
            return ends.contains(grant.from() + " " + grant.to());
        }
    }

    /** {@return the scores of a context, whose growth is counted from the beginning of the usual window} */
    public static CreepScores of(AnalysisContext context) {
        return context.shared(
                CreepScores.class,
                any -> new CreepScores(
                        context, context.at().minus(Duration.ofDays(context.days(PermissionGrowth.ABOUT, "days")))));
    }

    /** {@return the scores of a context, whose growth is counted from a time, or from the usual where it is empty} */
    public static CreepScores of(AnalysisContext context, Optional<Instant> since) {
        return since.map(baseline -> new CreepScores(context, baseline)).orElseGet(() -> of(context));
    }

    /** {@return the score of an identity, of an account that of its person; empty where nobody there is judged} */
    public Optional<CreepScore> of(String identity) {
        return all.holder(identity)
                .filter(holder -> Subject.isJudged(context, holder))
                .map(this::score);
    }

    /** {@return all scores, the highest first} */
    public List<CreepScore> ranking() {
        return ranking.get(this::ranked);
    }

    /** A score with its value, computed once for all that it is compared with. */
    private record Ranked(double value, CreepScore score) {}

    /** What was before is read while who is alike is found. */
    private List<CreepScore> ranked() {
        Ahead<Entitlements> before = Ahead.of(() -> Entitlements.of(context.earlier(baseline)));
        Outliers.of(context);
        before.get();
        return Subject.all(context).parallelStream()
                .map(this::score)
                .map(score -> new Ranked(score.score(), score))
                .sorted(Comparator.comparingDouble(Ranked::value)
                        .reversed()
                        .thenComparing(ranked -> ranked.score().identity().id()))
                .map(Ranked::score)
                .toList();
    }

    /** {@return the mean of scores, each counted by how much the identity can do} */
    public static double ofOrganisation(List<CreepScore> scores) {
        double importance = scores.stream().mapToDouble(CreepScore::importance).sum();
        double sum = scores.stream()
                .mapToDouble(score -> score.importance() * score.score())
                .sum();
        return importance == 0 ? 0 : sum / importance;
    }

    /** {@return the score of an identity at some times, those left out at which it was not there} */
    public Map<Instant, Double> trend(String identity, List<Instant> times) {
        Map<Instant, Double> trend = new TreeMap<>();
        for (Instant time : times) {
            AnalysisContext then = time.equals(context.at()) ? context : context.earlier(time);
            of(then).of(identity).ifPresent(score -> trend.put(time, score.score()));
        }
        return trend;
    }

    private CreepScore score(EntityState holder) {
        Optional<UnusedAccess> unused = UnusedAccess.of(context, holder);
        Optional<Outlier> outlier = Outliers.of(context).of(holder.id());
        List<CreepSignal> signals = new ArrayList<>();
        unused.filter(it -> it.judged() > 0)
                .ifPresent(it -> signals.add(signal(
                        Kind.UNUSED,
                        it.share(),
                        UnusedGrants.ABOUT,
                        () -> UnusedGrants.evidence(context, holder, it))));
        residue(holder).ifPresent(signals::add);
        outlier.ifPresent(it -> signals.add(signal(
                Kind.PEER_ANOMALY, it.score(), PeerOutliers.ABOUT, () -> PeerOutliers.evidence(context, holder, it))));
        Growth.since(context, holder, baseline)
                .ifPresent(it -> signals.add(signal(
                        Kind.GROWTH,
                        it.share(),
                        PermissionGrowth.ABOUT,
                        () -> PermissionGrowth.evidence(context, holder, it))));
        overdue(holder).ifPresent(signals::add);
        return new CreepScore(
                holder,
                signals,
                all.of(holder.id()).length,
                unused.map(it -> it.judged() - it.unused()),
                unused.map(UnusedAccess::unused),
                outlier.map(Outlier::peers).orElse(0),
                importance(holder));
    }

    private double importance(EntityState holder) {
        double most = 0;
        for (int entitlement : all.of(holder.id())) {
            most = Math.max(most, all.get(entitlement).weight());
        }
        return most;
    }

    private CreepSignal signal(Kind kind, double value, Descriptor about, Supplier<List<Evidence>> proof) {
        return new CreepSignal(kind, value, context.setting(about, "weight"), proof);
    }

    private Optional<CreepSignal> residue(EntityState holder) {
        return Residue.of(context, holder)
                .map(it -> signal(
                        Kind.MOVER_RESIDUE,
                        it.share(),
                        MoverResidue.ABOUT,
                        () -> MoverResidue.evidence(context, holder, it)));
    }

    private Optional<CreepSignal> overdue(EntityState holder) {
        List<RelationState> grants = all.ids(holder.id()).stream()
                .flatMap(id -> Stream.of(RelationKind.HAS_ROLE, RelationKind.MEMBER_OF)
                        .flatMap(kind -> context.estate().from(id, kind).stream()))
                .toList();
        List<RelationState> bad = grants.stream()
                .filter(grant -> unexplained.has(grant) || TemporaryBecamePermanent.isOverdue(context, grant))
                .toList();
        return grants.isEmpty()
                ? Optional.empty()
                : Optional.of(signal(
                        Kind.EXPIRED_OR_UNEXPLAINED,
                        (double) bad.size() / grants.size(),
                        TemporaryBecamePermanent.ABOUT,
                        () -> bad.stream().map(this::overdue).toList()));
    }

    private Evidence overdue(RelationState grant) {
        String why = unexplained.has(grant) ? "nothing explains it" : "it was to be passing and is still there";
        return Evidence.of(grant, Phrases.name(context, grant.to()) + ": " + why);
    }
}
