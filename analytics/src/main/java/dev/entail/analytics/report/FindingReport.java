// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import dev.entail.analytics.Coverage;
import dev.entail.analytics.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** What reports that rest on findings of one family have in common: how many, which, and what changed. */
final class FindingReport {
    private FindingReport() {}

    static List<Table> tables(ReportContext context, List<Finding> findings) {
        List<Table> tables = new ArrayList<>();
        tables.add(FindingTables.byType(findings));
        context.since().ifPresent(since -> tables.add(FindingTables.changes(findings, since)));
        return tables;
    }

    static Table detail(List<Finding> findings) {
        return FindingTables.list("Findings", FindingTables.open(findings));
    }

    static long count(List<Finding> findings, String type) {
        return FindingTables.open(findings).stream()
                .filter(finding -> finding.type().equals(type))
                .count();
    }

    /** {@return a number of findings; unknown where the analysis could judge nothing} */
    static Figure figure(List<Coverage> coverage, List<Finding> findings, String type, String name, String note) {
        List<Coverage> own =
                coverage.stream().filter(each -> each.analysis().equals(type)).toList();
        boolean isJudged = own.isEmpty() || own.stream().anyMatch(each -> each.state() != Coverage.State.NOT_EVALUATED);
        return isJudged
                ? new Figure(name, count(findings, type), note)
                : new Figure(name, "not evaluated", "no source tells what " + type + " needs");
    }
}
