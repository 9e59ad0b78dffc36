// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.analytics.finding.Decision;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.Triaged;
import dev.entail.api.Entail;
import dev.entail.api.auth.Caller;
import dev.entail.graph.RecordCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands share by which somebody decides about findings: those of the ids, and those of the options. */
abstract class DecisionCommand extends EntailCommand {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids of findings; without, the options say which.")
    private List<String> ids = List.of();

    @Mixin
    private final FindingOptions wanted = new FindingOptions();

    abstract Decision decision(String by, Instant at);

    @Override
    public Integer call() {
        FindingFilter filter = wanted.filter();
        if (ids.isEmpty() == wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "Give either ids of findings, or options that say which, such as --type");
        }
        Decision decision = decision(Caller.operatingSystemUser().name(), Instant.now());
        try (Entail entail = options().open()) {
            List<String> chosen = new ArrayList<>(ids);
            if (ids.isEmpty()) {
                chosen.addAll(entail.findings()
                        .ids(filter.statuses().isEmpty() ? filter.withStatuses(decision.from()) : filter));
            }
            Triaged triaged = audited(
                    entail,
                    "finding." + decision.to(),
                    String.join(", ", chosen),
                    () -> entail.triage().decide(chosen, decision));
            tell(triaged, decision);
            return triaged.refused().isEmpty() && !triaged.changed().isEmpty() ? 0 : Failures.DATA_SAYS_NO;
        }
    }

    private void tell(Triaged triaged, Decision decision) {
        if (options().isJson()) {
            ObjectNode json = RecordCodec.JSON
                    .createObjectNode()
                    .put("status", decision.to().name());
            json.set("changed", Json.texts(triaged.changed()));
            ArrayNode refused = json.putArray("refused");
            triaged.refused()
                    .forEach(refusal ->
                            refused.addObject().put("id", refusal.finding()).put("message", refusal.message()));
            print(json);
            return;
        }
        triaged.refused().stream()
                .map(Triaged.Refusal::message)
                .distinct()
                .forEach(message -> err().println("entail: " + message));
        err().flush();
        out().printf("%d findings are %s now%n", triaged.changed().size(), decision.to());
        out().flush();
    }
}
