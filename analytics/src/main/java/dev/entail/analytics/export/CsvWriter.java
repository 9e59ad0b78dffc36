// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.export;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.finding.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings as CSV (RFC 4180). A value that a spreadsheet would take for a formula begins with an apostrophe, so that it
 * stays text.
 */
final class CsvWriter implements FindingWriter {
    private final Writer out;

    CsvWriter(Writer out, String version) throws IOException {
        this.out = out;
        line(Stream.of(
                "id",
                "type",
                "severity",
                "risk",
                "status",
                "title",
                "subject",
                "subjectName",
                "subjectLabel",
                "sources",
                "firstSeen",
                "lastSeen",
                "resolvedAt",
                "reopened",
                "controls",
                "recommendation",
                "evidence",
                "acknowledgedBy",
                "exceptionApprover",
                "exceptionReason",
                "exceptionUntil"));
    }

    @Override
    public void write(Finding finding) throws IOException {
        var about = Analyses.find(finding.type());
        line(Stream.of(
                finding.id(),
                finding.type(),
                finding.severity().name(),
                String.valueOf(finding.risk()),
                finding.status().name(),
                finding.title(),
                finding.subject().id(),
                finding.subject().name(),
                finding.subject().label().name(),
                String.join("; ", finding.sources()),
                finding.firstSeen().toString(),
                finding.lastSeen().toString(),
                finding.resolvedAt().map(Object::toString).orElse(""),
                String.valueOf(finding.reopened()),
                about.map(it -> it.controls().stream()
                                .map(control -> control.framework() + " " + control.id())
                                .collect(Collectors.joining("; ")))
                        .orElse(""),
                about.map(it -> it.recommendation()).orElse(""),
                finding.evidence().stream().map(Evidence::summary).collect(Collectors.joining("\n")),
                finding.acknowledgement().map(it -> it.by()).orElse(""),
                finding.exception().map(it -> it.approver()).orElse(""),
                finding.exception().map(it -> it.reason()).orElse(""),
                finding.exception().map(it -> it.until().toString()).orElse("")));
    }

    private void line(Stream<String> values) throws IOException {
        List<String> cells = values.map(CsvWriter::cell).toList();
        out.write(String.join(",", cells));
        out.write("\r\n");
    }

    private static String cell(String value) {
        String safe = Spreadsheets.text(value);
        boolean quoted = safe.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
