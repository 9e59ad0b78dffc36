// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.FindingOrder;
import dev.entail.analytics.finding.FindingStatus;
import dev.entail.analytics.report.Report;
import dev.entail.analytics.report.ReportContent;
import dev.entail.analytics.report.ReportContext;
import dev.entail.analytics.report.ReportFilter;
import dev.entail.api.Entail;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Ahead;
import dev.entail.graph.store.Reach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes reports of the graph and of the findings that are stored. */
public final class ReportMaker {
    private final Entail entail;

    public ReportMaker(Entail entail) {
        this.entail = entail;
    }

    /**
     * Makes a report of what the caller may see.
     *
     * @param asOf the time to speak of, empty for now
     * @param since from when on to tell changes
     */
    public ReportDocument make(Report report, Optional<Instant> asOf, Optional<Instant> since, ReportFilter filter) {
        Instant at = asOf.orElseGet(Instant::now);
        if (since.isPresent() && since.get().isAfter(at)) {
            throw new IllegalArgumentException("--since is " + since.get() + ", allowed is a time before the report's");
        }
        Ahead<List<Finding>> findings = Ahead.of(() -> findings(at, since));
        Snapshot snapshot = entail.snapshot(asOf);
        AnalysisContext analysis = entail.visibleContext(asOf);
        AnalysisContext whole =
                snapshot.bounds().isEmpty() ? analysis : Reach.lifted(() -> entail.analysisContext(asOf));
        ReportContext context = new ReportContext(
                analysis,
                snapshot.version(),
                since,
                filter,
                findings::get,
                new ReportContext.Judged(whole, Reach.lifted(() -> entail.snapshot(asOf))::changes, snapshot::sees));
        ReportContent content = report.of(context);
        return new ReportDocument(
                report.id(),
                report.title(),
                report.summary(),
                at,
                snapshot.version(),
                since,
                filter.words(),
                content,
                provenance(context, content));
    }

    /** A report rests on the findings of the analyses whose coverage it tells. */
    private Provenance provenance(ReportContext context, ReportContent content) {
        Set<String> analyses =
                content.coverage().stream().map(Coverage::analysis).collect(Collectors.toSet());
        return new Provenance(
                context.findings("").stream()
                        .filter(finding -> analyses.contains(finding.type()))
                        .toList(),
                Reach.lifted(() -> entail.audit().mark()).toString(),
                entail.settings().deliveries().signingKey());
    }

    /** Those that were there at the time, and those resolved since the time that changes are told from. */
    private List<Finding> findings(Instant at, Optional<Instant> since) {
        List<Finding> findings = new ArrayList<>();
        entail.findings().stream(FindingFilter.ALL, FindingOrder.USUAL, Long.MAX_VALUE, finding -> {
            boolean wasThere = !finding.firstSeen().isAfter(at);
            boolean isOpen = finding.status() != FindingStatus.RESOLVED
                    || finding.resolvedAt().filter(end -> end.isAfter(at)).isPresent();
            boolean endedSince = since.isPresent()
                    && finding.resolvedAt()
                            .filter(end -> !end.isBefore(since.get()))
                            .isPresent();
            if (wasThere && (isOpen || endedSince)) {
                findings.add(finding);
            }
        });
        return findings;
    }
}
