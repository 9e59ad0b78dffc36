// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.Optional;

/** The columns that a finding is read from, wherever it is read. */
final class FindingColumns {
    static final String CYPHER = """

            RETURN f.id AS id, f.type AS type, f.title AS title, f.severity AS severity, f.risk AS risk,
                   %s AS status, f.subject AS subject, f.subjectName AS subjectName, f.subjectLabel AS subjectLabel,
                   f.sources AS sources, f.firstSeen AS firstSeen,
                   coalesce(f.lastSeen, $runs[f.type], f.firstSeen) AS lastSeen, f.resolvedAt AS resolvedAt,
                   coalesce(f.reopened, 0) AS reopened, f.reopenedAt AS reopenedAt,
                   f.acknowledgedBy AS acknowledgedBy, f.acknowledgedAt AS acknowledgedAt,
                   f.acknowledgedNote AS acknowledgedNote, f.exceptionApprover AS exceptionApprover,
                   f.exceptionReason AS exceptionReason, f.exceptionUntil AS exceptionUntil,
                   f.exceptionBy AS exceptionBy, f.exceptionAt AS exceptionAt, f.evidence AS evidence""".formatted(FindingFilter.STATUS);

    private FindingColumns() {}

    static Finding read(Row row) {
        FindingStatus status = FindingStatus.valueOf(row.text("status"));
        Instant firstSeen = row.time("firstSeen");
        Instant lastSeen = row.time("lastSeen");
        return new Finding(
                row.text("id"),
                row.text("type"),
                row.text("title"),
                Severity.valueOf(row.text("severity")),
                row.optionalDecimal("risk").orElse(0.0),
                status,
                new EntityRef(
                        row.text("subject"), row.text("subjectName"), EntityLabel.valueOf(row.text("subjectLabel"))),
                row.texts("sources"),
                firstSeen,
                lastSeen.isBefore(firstSeen) ? firstSeen : lastSeen,
                row.optionalTime("resolvedAt"),
                row.whole("reopened"),
                row.optionalTime("reopenedAt"),
                acknowledgement(row),
                status == FindingStatus.EXCEPTED ? exception(row) : Optional.empty(),
                row.texts("evidence").stream().map(Evidence::of).toList());
    }

    private static Optional<Acknowledgement> acknowledgement(Row row) {
        return row.optionalText("acknowledgedBy")
                .map(by -> new Acknowledgement(by, row.time("acknowledgedAt"), row.text("acknowledgedNote")));
    }

    private static Optional<FindingException> exception(Row row) {
        return row.optionalText("exceptionApprover")
                .map(approver -> new FindingException(
                        approver,
                        row.text("exceptionReason"),
                        row.time("exceptionUntil"),
                        row.text("exceptionBy"),
                        row.time("exceptionAt")));
    }
}
