// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import com.google.auto.service.AutoService;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.creep.CreepScore;
import dev.entail.analytics.creep.CreepScores;
import dev.entail.analytics.creep.CreepSignal;
import dev.entail.analytics.creep.Verdict;
import dev.entail.analytics.creep.Verdicts;
import dev.entail.analytics.finding.Finding;
import dev.entail.graph.GraphException.OutOfReach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whose access has crept, by how much, why, against whom, and what to do about it. Scores are those of
 * {@link CreepScores}; the trend looks a quarter and half a year back, and at the time that changes are told from.
 */
@AutoService(Report.class)
public final class CreepReport implements Report {
    /** As long as the usual window of growth, so that scores and growth look at the same times. */
    private static final Duration QUARTER = Duration.ofDays(90);

    private static final double HIGH = 67;
    private static final int MOST_RANKED = 50;
    private static final int MOST_ADVISED = 20;
    private static final int MOST_REASONS = 3;

    /** The scores at a time, by identity. */
    private record Then(double organisation, Map<String, Double> scores) {
        static Then of(List<CreepScore> ranking) {
            Map<String, Double> scores = new HashMap<>();
            ranking.forEach(score -> scores.put(score.identity().id(), score.score()));
            return new Then(CreepScores.ofOrganisation(ranking), scores);
        }
    }

    @Override
    public String id() {
        return "creep";
    }

    @Override
    public String title() {
        return "Permission creep";
    }

    @Override
    public String summary() {
        return "Whose access has crept, by how much, why, against which peers, and which grants to remove.";
    }

    @Override
    public ReportContent of(ReportContext context) {
        if (!context.isWhole()) {
            throw new OutOfReach("The creep report compares everybody, and the caller is restricted to what some scopes"
                    + " contain; allowed are creepRanking in GraphQL, and the other reports");
        }
        List<CreepScore> ranking =
                CreepScores.of(context.analysis(), context.since()).ranking();
        ReportFilter.Choice choice = context.filter().in(context.analysis().estate());
        List<CreepScore> wanted = ranking.stream()
                .filter(score -> choice.isWanted(score.identity()))
                .toList();
        NavigableMap<Instant, Then> trend = trend(context);
        Optional<Then> before = context.since()
                .map(trend::get)
                .or(() -> Optional.ofNullable(trend.get(context.analysis().at().minus(QUARTER))));
        trend.put(context.analysis().at(), Then.of(ranking));
        List<Coverage> coverage = context.coverage("creep.");
        List<Finding> findings = context.findings("creep.");
        List<Table> tables = new ArrayList<>();
        tables.add(organisation(trend));
        tables.add(highest(wanted));
        tables.add(advice(context.analysis(), wanted));
        tables.addAll(FindingReport.tables(context, findings));
        tables.add(FindingReport.detail(findings));
        return new ReportContent(figures(coverage, findings, wanted), tables, everybody(wanted, before), coverage);
    }

    private static List<Figure> figures(List<Coverage> coverage, List<Finding> findings, List<CreepScore> wanted) {
        long high = wanted.stream().filter(score -> score.score() >= HIGH).count();
        return List.of(
                new Figure(
                        "Score of 100",
                        rounded(CreepScores.ofOrganisation(wanted)),
                        "the mean of " + wanted.size() + " identities, each counted by what it can do"),
                new Figure("High scores", high, "identities with 67 or more"),
                FindingReport.figure(coverage, findings, "creep.unused", "Unused access", "identities"),
                FindingReport.figure(
                        coverage, findings, "creep.mover-residue", "Kept from the job before", "identities"),
                FindingReport.figure(coverage, findings, "creep.peer-outlier", "Unlike their peers", "identities"));
    }

    /** Of times before the graph begins nothing is told. */
    private static NavigableMap<Instant, Then> trend(ReportContext context) {
        AnalysisContext now = context.analysis();
        List<Instant> times = new ArrayList<>(
                List.of(now.at().minus(QUARTER.multipliedBy(2)), now.at().minus(QUARTER)));
        context.since().ifPresent(times::add);
        NavigableMap<Instant, Then> trend = new TreeMap<>();
        for (Instant time : times) {
            List<CreepScore> then = CreepScores.of(now.earlier(time)).ranking();
            if (!then.isEmpty()) {
                trend.put(time, Then.of(then));
            }
        }
        return trend;
    }

    private static Table organisation(NavigableMap<Instant, Then> trend) {
        List<List<Object>> rows = new ArrayList<>();
        trend.forEach((time, then) -> rows.add(
                List.of(time, rounded(then.organisation()), then.scores().size())));
        return Table.of("The organisation over time", List.of("At", "Score", "Identities"), rows)
                .withBars(0, 1);
    }

    private static Table highest(List<CreepScore> wanted) {
        List<List<Object>> rows = wanted.stream()
                .limit(MOST_RANKED)
                .filter(score -> score.score() > 0)
                .<List<Object>>map(score -> List.of(
                        score.identity().displayName(), score.identity().id(), rounded(score.score()), reasons(score)))
                .toList();
        return Table.of("The highest scores", List.of("Name", "Identity", "Score", "Why"), rows)
                .withBars(0, 2);
    }

    private static String reasons(CreepScore score) {
        return score.signals().stream()
                .filter(signal -> signal.value() > 0)
                .map(signal -> words(signal.kind()) + " " + rounded(signal.value()) + ": "
                        + signal.items().stream()
                                .limit(MOST_REASONS)
                                .map(Evidence::summary)
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining("\n"));
    }

    private static String words(CreepSignal.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Table advice(AnalysisContext context, List<CreepScore> wanted) {
        List<List<Object>> rows = wanted.stream()
                .limit(MOST_ADVISED)
                .flatMap(score -> Verdicts.of(context, score.identity()).stream()
                        .filter(verdict -> verdict.verdict()
                                .filter(it -> it != Verdict.Choice.KEEP)
                                .isPresent())
                        .map(verdict -> advice(score, verdict)))
                .toList();
        return Table.of(
                "What to do about their grants",
                List.of("Identity", "Grant", "Since", "Do", "Share of peers", "Reason"),
                rows);
    }

    private static List<Object> advice(CreepScore score, Verdict verdict) {
        return List.of(
                score.identity().id(),
                verdict.grant().target(),
                verdict.grant().since(),
                verdict.verdict().map(it -> it.name().toLowerCase(Locale.ROOT)).orElse(""),
                verdict.share().<Object>map(CreepReport::rounded).orElse(Optional.empty()),
                verdict.reason());
    }

    private static Table everybody(List<CreepScore> wanted, Optional<Then> before) {
        List<String> columns = new ArrayList<>(
                List.of("Identity", "Name", "Department", "Score", "Score before", "Granted", "Unused", "Peers"));
        Arrays.stream(CreepSignal.Kind.values()).map(CreepReport::words).forEach(columns::add);
        List<List<Object>> rows = wanted.stream()
                .map(score -> row(
                        score,
                        before.flatMap(then -> Optional.ofNullable(
                                then.scores().get(score.identity().id())))))
                .toList();
        return Table.of("Everybody", columns, rows);
    }

    private static List<Object> row(CreepScore score, Optional<Double> before) {
        List<Object> row = new ArrayList<>(List.of(
                score.identity().id(),
                score.identity().displayName(),
                score.identity().text("department").orElse(""),
                rounded(score.score()),
                before.<Object>map(CreepReport::rounded).orElse(Optional.empty()),
                score.granted(),
                score.unused().<Object>map(it -> it).orElse(Optional.empty()),
                score.peers()));
        for (CreepSignal.Kind kind : CreepSignal.Kind.values()) {
            row.add(score.signals().stream()
                    .filter(signal -> signal.kind() == kind)
                    .<Object>map(signal -> rounded(signal.value()))
                    .findFirst()
                    .orElse(Optional.empty()));
        }
        return row;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
