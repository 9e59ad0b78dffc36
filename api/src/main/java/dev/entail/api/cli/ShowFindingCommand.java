// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.Analyses;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.export.FindingJson;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingChange;
import dev.entail.api.Entail;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.RecordCodec;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows all that there is to one finding. */
@Command(name = "show", description = "Shows one finding: its evidence, controls, recommendation and history.")
final class ShowFindingCommand extends EntailCommand {
    @Parameters(paramLabel = "ID", description = "The id of a finding.")
    private String id = "";

    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            Finding finding = entail.findings()
                    .find(id)
                    .orElseThrow(() ->
                            new NotFound("There is no finding '" + id + "'; 'entail findings' lists those there are"));
            List<FindingChange> history = entail.findings().history(List.of(id)).getOrDefault(id, List.of());
            if (options().isJson()) {
                ObjectNode json = FindingJson.of(finding);
                json.set("history", history(history));
                print(json);
                return 0;
            }
            tell(finding);
            Analyses.find(finding.type()).ifPresent(this::tell);
            tell(finding, history);
        }
        return 0;
    }

    private static ArrayNode history(List<FindingChange> changes) {
        return Json.array(
                changes,
                change -> RecordCodec.JSON
                        .createObjectNode()
                        .put("at", change.at().toString())
                        .put("from", change.from().name())
                        .put("to", change.to().name())
                        .put("by", change.by())
                        .put("note", change.note()));
    }

    private void tell(Finding finding) {
        out().println(finding.title());
        line("Finding", finding.id());
        line("Type", finding.type());
        line("Severity", "%s, risk %.0f of 100".formatted(finding.severity(), finding.risk()));
        line("Status", finding.status().toString());
        line(
                "Subject",
                "%s (%s)".formatted(finding.subject().name(), finding.subject().id()));
        line("Named by", String.join(", ", finding.sources()));
        line("First seen", finding.firstSeen() + ", last seen " + finding.lastSeen());
        finding.acknowledgement()
                .ifPresent(it -> line("Acknowledged", "by %s at %s. %s".formatted(it.by(), it.at(), it.note())));
        finding.exception()
                .ifPresent(it -> line(
                        "Excepted", "until %s, approved by %s: %s".formatted(it.until(), it.approver(), it.reason())));
        out().println("Evidence");
        finding.evidence()
                .forEach(it -> out().printf(
                                "  - %s%s%n",
                                it.summary(),
                                it.source().isEmpty() ? "" : " (" + it.source() + ", " + it.observedAt() + ")"));
    }

    private void tell(Descriptor about) {
        line("Do this", about.recommendation());
        line("Controls", about.controls().stream().map(ShowFindingCommand::name).collect(Collectors.joining("; ")));
        line("Read", about.documentation());
    }

    private static String name(Control control) {
        return control.framework() + " " + control.id();
    }

    private void tell(Finding finding, List<FindingChange> history) {
        out().println("History");
        out().printf("  %s  found%n", finding.firstSeen());
        history.forEach(change -> out().printf(
                        "  %s  %s -> %s by %s. %s%n",
                        change.at(), change.from(), change.to(), change.by(), change.note()));
        out().flush();
    }

    private void line(String name, String value) {
        out().printf("  %-13s %s%n", name, value);
    }
}
