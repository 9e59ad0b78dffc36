// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Findings as tables: how many of each type, each of them with its evidence, and what changed. */
final class FindingTables {
    private static final List<String> COLUMNS = List.of(
            "Severity", "Risk", "Finding", "Subject", "Type", "Status", "First seen", "Last seen", "Evidence", "Id");

    private FindingTables() {}

    static List<Finding> open(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.status() != FindingStatus.RESOLVED)
                .toList();
    }

    static Table byType(List<Finding> findings) {
        Map<String, Long> counts =
                open(findings).stream().collect(Collectors.groupingBy(Finding::type, TreeMap::new, Collectors.counting()));
        List<List<Object>> rows = new ArrayList<>();
        counts.forEach((type, count) -> rows.add(List.of(type, count)));
        return Table.of("Findings by type", List.of("Type", "Findings"), rows).withBars(0, 1);
    }

    static Table list(String title, List<Finding> findings) {
        return Table.of(title, COLUMNS, findings.stream().map(FindingTables::row).toList());
    }

    /** {@return what is new, reopened and resolved since a time} */
    static Table changes(List<Finding> findings, Instant since) {
        List<List<Object>> rows = new ArrayList<>();
        for (Finding finding : findings) {
            String change = change(finding, since);
            if (!change.isEmpty()) {
                List<Object> row = new ArrayList<>(List.of(change));
                row.addAll(row(finding));
                rows.add(row);
            }
        }
        List<String> columns = new ArrayList<>(List.of("Change"));
        columns.addAll(COLUMNS);
        return Table.of("Changed since " + since, columns, rows);
    }

    private static String change(Finding finding, Instant since) {
        if (finding.resolvedAt().filter(at -> !at.isBefore(since)).isPresent()) {
            return "resolved";
        }
        if (finding.reopenedAt().filter(at -> !at.isBefore(since)).isPresent()) {
            return "reopened";
        }
        return finding.firstSeen().isBefore(since) ? "" : "new";
    }

    private static List<Object> row(Finding finding) {
        return List.of(
                finding.severity().name(),
                finding.risk(),
                finding.title(),
                finding.subject().id(),
                finding.type(),
                finding.status().name(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.evidence().stream().map(Evidence::summary).collect(Collectors.joining("\n")),
                finding.id());
    }
}
