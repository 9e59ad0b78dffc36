// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Finding;
import dev.entail.analytics.FindingStatus;
import dev.entail.analytics.Severity;
import dev.entail.api.Entail;
import dev.entail.graph.RecordCodec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs analyses and stores what they find. */
@Command(name = "analyze", description = "Runs all analyses, or those named, and stores their findings.")
final class AnalyzeCommand extends EntailCommand {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "Analyses to run; 'entail analyses' lists them.")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
        try (Entail entail = options().open();
                TerminalProgress progress = new TerminalProgress()) {
            Map<String, Integer> counts = entail.analyze(ids, progress);
            progress.clear();
            List<Finding> open = entail.findings().stream()
                    .filter(finding -> finding.status() != FindingStatus.RESOLVED && counts.containsKey(finding.type()))
                    .toList();
            tell(counts, open);
        }
        return 0;
    }

    private void tell(Map<String, Integer> counts, List<Finding> findings) {
        Map<String, Map<Severity, Long>> bySeverity = findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::type,
                        TreeMap::new,
                        Collectors.groupingBy(Finding::severity, TreeMap::new, Collectors.counting())));
        if (options().isJson()) {
            print(json(counts, bySeverity));
            return;
        }
        counts.forEach((id, count) -> out().printf(
                        "%-32s %6d  %s%n",
                        id,
                        count,
                        bySeverity.getOrDefault(id, Map.of()).entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", "))));
        out().flush();
    }

    private static ObjectNode json(Map<String, Integer> counts, Map<String, Map<Severity, Long>> bySeverity) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        ArrayNode analyses = json.putArray("analyses");
        counts.forEach((id, count) -> {
            ObjectNode analysis = analyses.addObject().put("id", id).put("findings", count);
            ObjectNode severities = analysis.putObject("bySeverity");
            bySeverity.getOrDefault(id, Map.of()).forEach((severity, of) -> severities.put(severity.name(), of));
        });
        return json;
    }
}
