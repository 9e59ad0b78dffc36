// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Coverage;
import dev.entail.analytics.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** Keys, tokens, passwords and certificates that live too long, lie in the wrong place or are shared. */
@AutoService(Report.class)
public final class SecretsReport implements Report {
    @Override
    public String id() {
        return "secrets";
    }

    @Override
    public String title() {
        return "Secrets";
    }

    @Override
    public String summary() {
        return "Secrets that live too long, lie outside vaults, are shared, unused, orphaned or about to end.";
    }

    @Override
    public ReportContent of(ReportContext context) {
        List<Coverage> coverage = context.coverage("secret.");
        List<Finding> findings = new ArrayList<>(context.findings("secret."));
        findings.addAll(context.findings("lifecycle.leaver-credentials"));
        findings.addAll(context.findings("escalation.secret-to-privilege"));
        List<Figure> figures = List.of(
                FindingReport.figure(coverage, findings, "secret.outside-vault", "Outside vaults", "secrets"),
                FindingReport.figure(coverage, findings, "secret.long-lived", "Long-lived", "no end, or too old"),
                FindingReport.figure(coverage, findings, "secret.shared", "Shared", "by workloads or people"),
                FindingReport.figure(coverage, findings, "secret.expiring", "About to end", "somebody must act"));
        return new ReportContent(
                figures, FindingReport.tables(context, findings), FindingReport.detail(findings), coverage);
    }
}
