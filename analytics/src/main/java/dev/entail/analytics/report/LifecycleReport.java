// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.lifecycle.LifecycleSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Who joined, moved and left, what was left behind, and how long revoking takes. */
@AutoService(Report.class)
public final class LifecycleReport implements Report {
    @Override
    public String id() {
        return "lifecycle";
    }

    @Override
    public String title() {
        return "Joiners, movers, leavers";
    }

    @Override
    public String summary() {
        return "Who joined, moved and left, what was left behind, and how long revoking takes.";
    }

    @Override
    public ReportContent of(ReportContext context) {
        LifecycleSummary summary = LifecycleSummary.of(
                context.judged().context(),
                context.judged().histories(),
                context.judged().nodes());
        List<Coverage> coverage = context.coverage("lifecycle.");
        List<Finding> findings = context.findings("lifecycle.");
        List<Figure> figures = List.of(
                FindingReport.figure(
                        coverage, findings, "lifecycle.leaver-active", "Left and active", "people and systems"),
                FindingReport.figure(
                        coverage,
                        findings,
                        "lifecycle.leaver-credentials",
                        "Credentials of leavers",
                        "live, not rotated"),
                new Figure(
                        "NHIs for each person",
                        summary.nhisPerHuman()
                                .<Object>map(ratio -> Math.round(ratio * 10) / 10.0)
                                .orElse("unknown"),
                        summary.nhis() + " NHIs, " + summary.humans() + " people"));
        List<Table> tables = new ArrayList<>();
        tables.add(Table.of(
                        "By month",
                        List.of("Month", "Joiners", "Movers", "Leavers", "Returned"),
                        summary.months().stream().map(LifecycleReport::row).toList())
                .withBars(0, 3));
        tables.add(Table.of(
                "Time to revoke, in hours from the leaving to the last removal",
                List.of("System", "Closed", "Closed, time unknown", "Open", "Median", "Worst", "Open since"),
                summary.timeToRevoke().stream()
                        .<List<Object>>map(each -> List.of(
                                each.system(),
                                each.closed(),
                                each.closedUnknown(),
                                each.open(),
                                hours(each.median()),
                                hours(each.worst()),
                                hours(each.longestOpen())))
                        .toList()));
        tables.addAll(FindingReport.tables(context, findings));
        return new ReportContent(figures, tables, FindingReport.detail(findings), coverage);
    }

    private static List<Object> row(LifecycleSummary.Month month) {
        return List.of(month.month().toString(), month.joiners(), month.movers(), month.leavers(), month.returners());
    }

    private static Object hours(OptionalDouble hours) {
        return hours.isPresent() ? (Object) hours.getAsDouble() : Optional.empty();
    }
}
