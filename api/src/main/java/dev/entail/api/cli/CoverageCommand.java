// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Coverage;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what analyses can judge and what they cannot. */
@Command(
        name = "coverage",
        description = "Tells what the analyses can judge of each source, and what they cannot for want of data.")
final class CoverageCommand extends EntailCommand {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "Only of these analyses.")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
        ids.forEach(Analyses::require);
        try (Entail entail = options().open()) {
            List<Coverage> coverage = entail.coverage().stream()
                    .filter(each -> ids.isEmpty() || ids.contains(each.analysis()))
                    .toList();
            if (options().isJson()) {
                ObjectNode json = RecordCodec.JSON.createObjectNode();
                json.set("coverage", Json.array(coverage, CoverageText::json));
                print(json);
                return 0;
            }
            coverage.forEach(each -> out().println(CoverageText.line(each)));
            out().println(CoverageText.counts(coverage));
            out().flush();
        }
        return 0;
    }
}
