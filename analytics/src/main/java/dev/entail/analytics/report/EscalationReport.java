// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.escalation.ChokePoint;
import dev.entail.analytics.escalation.Confidence;
import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.finding.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who can become administrator, by which hops, and what to cut first. */
@AutoService(Report.class)
public final class EscalationReport implements Report {
    private static final int MOST_CHOKE_POINTS = 20;
    private static final double LEAST_SHARE = 0.01;

    @Override
    public String id() {
        return "escalation";
    }

    @Override
    public String title() {
        return "Escalation";
    }

    @Override
    public String summary() {
        return "Who can become administrator, by which hops, and which relations to cut first.";
    }

    @Override
    public ReportContent of(ReportContext context) {
        List<Coverage> coverage = context.coverage("escalation.");
        List<Finding> findings = context.findings("escalation.");
        List<Escalation> escalations = wanted(context);
        long confirmed = escalations.stream()
                .filter(each -> each.confidence() == Confidence.CONFIRMED)
                .count();
        List<Figure> figures = List.of(
                new Figure("Can become administrator", confirmed, "confirmed paths"),
                new Figure("Under conditions", escalations.size() - confirmed, "paths that need what no source tells"),
                FindingReport.figure(
                        coverage, findings, "escalation.inherited", "Inherited", "only through groups and roles"));
        List<Table> tables = new ArrayList<>();
        tables.add(chokePoints(context));
        tables.add(Table.of(
                "Shortest paths to tier zero",
                List.of("Identity", "Target", "Confidence", "Hops", "Effort", "Path"),
                escalations.stream().map(EscalationReport::row).toList()));
        tables.addAll(FindingReport.tables(context, findings));
        return new ReportContent(figures, tables, FindingReport.detail(findings), coverage);
    }

    private static List<Escalation> wanted(ReportContext context) {
        Set<String> wanted = new HashSet<>();
        ReportFilter.Choice choice = context.filter().in(context.analysis().estate());
        context.analysis().estate().entities(dev.entail.graph.EntityLabel.IDENTITY).stream()
                .filter(choice::isWanted)
                .forEach(identity -> wanted.add(identity.id()));
        return context.analysis().escalation().escalations(Optional.empty()).stream()
                .filter(each -> wanted.contains(each.identity().id()))
                .toList();
    }

    private static Table chokePoints(ReportContext context) {
        List<List<Object>> rows = context.analysis().escalation().chokePoints(LEAST_SHARE).stream()
                .limit(MOST_CHOKE_POINTS)
                .map(EscalationReport::row)
                .toList();
        return Table.of("What to cut first", List.of("Relation", "Paths through", "Share", "Cut off"), rows)
                .withBars(0, 3);
    }

    private static List<Object> row(ChokePoint point) {
        String relation = point.hop().from().name() + " → " + point.hop().to().name() + " ("
                + point.hop().technique().orElse(point.hop().relation().name()) + ")";
        return List.of(relation, point.carried(), Math.round(point.share() * 1000) / 1000.0, point.cutOff());
    }

    private static List<Object> row(Escalation escalation) {
        return List.of(
                escalation.identity().id(),
                escalation.target().id(),
                escalation.confidence().name(),
                escalation.path().length(),
                escalation.path().weight(),
                escalation.path().explanation());
    }
}
