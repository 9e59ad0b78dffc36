// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Finding;
import dev.entail.analytics.FindingStatus;
import dev.entail.analytics.Severity;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists findings. */
@Command(name = "findings", description = "Lists what the analyses found; 'entail analyze' runs them.")
final class FindingsCommand extends EntailCommand {
    @Option(names = "--type", paramLabel = "TYPE", description = "Only of this type, such as escalation.to-tier-zero.")
    private @Nullable String type;

    @Option(names = "--severity", paramLabel = "S", description = "Only of this severity: ${COMPLETION-CANDIDATES}.")
    private @Nullable Severity severity;

    @Option(
            names = "--status",
            paramLabel = "S",
            description = "Only of this status: ${COMPLETION-CANDIDATES}; default all that are not resolved.")
    private @Nullable FindingStatus status;

    @Option(names = "--subject", paramLabel = "ID", description = "Only about this node.")
    private @Nullable String subject;

    @Override
    public Integer call() {
        if (type != null) {
            Analyses.require(type);
        }
        try (Entail entail = options().open()) {
            List<Finding> findings =
                    entail.findings().stream().filter(this::isWanted).toList();
            tell(findings);
        }
        return 0;
    }

    private boolean isWanted(Finding finding) {
        return (type == null || type.equals(finding.type()))
                && (severity == null || severity == finding.severity())
                && (status == null ? finding.status() != FindingStatus.RESOLVED : status == finding.status())
                && (subject == null || subject.equals(finding.subject().id()));
    }

    private void tell(List<Finding> findings) {
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON.createObjectNode().put("totalCount", findings.size());
            json.set("findings", Json.array(findings, Json::finding));
            print(json);
            return;
        }
        findings.forEach(finding -> {
            out().printf("%-8s %-13s %s%n", finding.severity(), finding.status(), finding.title());
            finding.evidence().stream().limit(2).forEach(evidence -> out().println("         " + evidence.summary()));
        });
        out().printf("%d findings%n", findings.size());
        out().flush();
    }
}
