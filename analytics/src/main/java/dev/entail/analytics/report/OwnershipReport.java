// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.ownership.OwnerSuggestion;
import dev.entail.analytics.ownership.OwnerSuggestions;
import java.util.ArrayList;
import java.util.List;

/** Who answers for NHIs, secrets and workloads, and for which nobody does. */
@AutoService(Report.class)
public final class OwnershipReport implements Report {
    @Override
    public String id() {
        return "ownership";
    }

    @Override
    public String title() {
        return "Ownership";
    }

    @Override
    public String summary() {
        return "What nobody answers for, whose owner left or moved, and who might take it over.";
    }

    @Override
    public ReportContent of(ReportContext context) {
        List<Coverage> coverage = context.coverage("ownership.");
        List<Finding> findings = context.findings("ownership.");
        List<Figure> figures = List.of(
                FindingReport.figure(
                        coverage, findings, "ownership.none", "Without an owner", "NHIs, secrets and workloads"),
                FindingReport.figure(
                        coverage, findings, "ownership.departed", "Owner departed", "every owner has left"),
                FindingReport.figure(
                        coverage, findings, "ownership.leaving", "Owner leaving", "the only owner leaves soon"),
                FindingReport.figure(coverage, findings, "ownership.unattested", "Not attested", "or too long ago"));
        List<Table> tables = new ArrayList<>(FindingReport.tables(context, findings));
        tables.add(suggestions(context));
        return new ReportContent(figures, tables, FindingReport.detail(findings), coverage);
    }

    private static Table suggestions(ReportContext context) {
        ReportFilter.Choice choice = context.filter().in(context.analysis().estate());
        List<OwnerSuggestion> suggested =
                OwnerSuggestions.ofOwnerless(context.judged().context());
        List<List<Object>> rows = (context.isWhole() ? suggested : OwnerSuggestions.told(suggested, context.analysis()))
                .stream()
                        .filter(suggestion -> choice.isWanted(suggestion.thing()))
                        .map(OwnershipReport::row)
                        .toList();
        return Table.of("Who might answer", List.of("Thing", "Owner", "Confidence", "Reasons"), rows);
    }

    private static List<Object> row(OwnerSuggestion suggestion) {
        return List.of(
                suggestion.thing().id(),
                suggestion.owner().id(),
                suggestion.confidence(),
                String.join("; ", suggestion.reasons()));
    }
}
