// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Control;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an auditor asks for: every finding with its controls, and what was looked at and what was not. */
@AutoService(Report.class)
public final class EvidenceReport implements Report {
    @Override
    public String id() {
        return "evidence";
    }

    @Override
    public String title() {
        return "Evidence";
    }

    @Override
    public String summary() {
        return "Every finding, the controls that it touches, and what could be judged and what could not.";
    }

    @Override
    public ReportContent of(ReportContext context) {
        List<Finding> findings = context.findings("");
        List<Coverage> coverage = context.coverage("");
        long judged = coverage.stream()
                .filter(each -> each.state() == Coverage.State.EVALUATED)
                .count();
        List<Figure> figures = List.of(
                new Figure("Open findings", FindingTables.open(findings).size(), "of all types"),
                new Figure("Fully judged", judged, "of " + coverage.size() + " pairs of analysis and source"));
        List<Table> tables = new ArrayList<>();
        tables.add(controls(findings));
        tables.add(lookedAt(coverage));
        tables.addAll(FindingReport.tables(context, findings));
        return new ReportContent(figures, tables, FindingReport.detail(findings), coverage);
    }

    private static Table controls(List<Finding> findings) {
        Map<String, Long> open = new TreeMap<>();
        Map<String, List<String>> analyses = new TreeMap<>();
        for (Descriptor analysis : Analyses.all()) {
            long count = FindingReport.count(findings, analysis.id());
            for (Control control : analysis.controls()) {
                String key = control.framework() + "\t" + control.id();
                open.merge(key, count, Long::sum);
                analyses.computeIfAbsent(key, any -> new ArrayList<>()).add(analysis.id());
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        open.forEach((key, count) -> {
            String[] parts = key.split("\t", -1);
            rows.add(List.of(parts[0], parts[1], count, String.join(", ", analyses.getOrDefault(key, List.of()))));
        });
        return Table.of("Controls", List.of("Framework", "Control", "Open findings", "Analyses"), rows);
    }

    private static Table lookedAt(List<Coverage> coverage) {
        List<List<Object>> rows = coverage.stream()
                .<List<Object>>map(each ->
                        List.of(each.analysis(), each.source(), each.state().name(), String.join("; ", each.missing())))
                .toList();
        return Table.of("What was looked at", List.of("Analysis", "Source", "State", "Missing"), rows);
    }
}
