// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.finding.Decision;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Accepts findings until a time. */
@Command(name = "except", description = "Accepts findings until a time; then they are open again.")
final class ExceptCommand extends DecisionCommand {
    @Option(
            names = "--approver",
            required = true,
            paramLabel = "ID",
            description = "The person who answers for it, an identity of the graph who is active.")
    private String approver = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why they are accepted.")
    private String reason = "";

    @Option(names = "--until", required = true, paramLabel = "TIME", description = "When they are open again.")
    private String until = "";

    @Override
    Decision decision(String by, Instant at) {
        Instant end = Times.parse("--until", until).orElseThrow();
        return new Decision.Except(approver, reason, end, by, at);
    }
}
