// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Severity;
import dev.entail.analytics.finding.FindingCount;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.Recorded;
import dev.entail.api.Entail;
import dev.entail.api.Entail.AnalysisReport;
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
            AnalysisReport report =
                    audited(entail, "analyze", String.join(", ", ids), () -> entail.analyze(ids, progress));
            progress.clear();
            tell(report, bySeverity(entail.findings().tally(FindingFilter.UNRESOLVED)));
        }
        return 0;
    }

    private static Map<String, Map<Severity, Long>> bySeverity(List<FindingCount> counts) {
        return counts.stream()
                .collect(Collectors.groupingBy(
                        FindingCount::type,
                        TreeMap::new,
                        Collectors.groupingBy(
                                FindingCount::severity, TreeMap::new, Collectors.summingLong(FindingCount::count))));
    }

    private void tell(AnalysisReport report, Map<String, Map<Severity, Long>> bySeverity) {
        if (options().isJson()) {
            print(json(report, bySeverity));
            return;
        }
        report.recorded()
                .forEach(each -> out().printf(
                                "%-32s %6d  %s%s%n",
                                each.analysis(),
                                each.found(),
                                bySeverity.getOrDefault(each.analysis(), Map.of()).entrySet().stream()
                                        .map(entry -> entry.getValue() + " " + entry.getKey())
                                        .collect(Collectors.joining(", ")),
                                changes(each)));
        CoverageText.summary(out(), report.coverage(), options().isVerbose());
        out().flush();
    }

    private static String changes(Recorded recorded) {
        StringBuilder text = new StringBuilder();
        append(text, recorded.opened(), "new");
        append(text, recorded.reopened(), "reopened");
        append(text, recorded.resolved(), "resolved");
        append(text, recorded.kept(), "could not be judged this time and stay");
        return text.isEmpty() ? "" : "  (" + text + ")";
    }

    private static void append(StringBuilder text, int count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
        }
    }

    private static ObjectNode json(AnalysisReport report, Map<String, Map<Severity, Long>> bySeverity) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        ArrayNode analyses = json.putArray("analyses");
        report.recorded().forEach(each -> {
            ObjectNode analysis = analyses.addObject()
                    .put("id", each.analysis())
                    .put("findings", each.found())
                    .put("opened", each.opened())
                    .put("reopened", each.reopened())
                    .put("resolved", each.resolved())
                    .put("kept", each.kept());
            ObjectNode severities = analysis.putObject("bySeverity");
            bySeverity
                    .getOrDefault(each.analysis(), Map.of())
                    .forEach((severity, of) -> severities.put(severity.name(), of));
        });
        json.set("coverage", Json.array(report.coverage(), CoverageText::json));
        return json;
    }
}
