// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.finding.Decision;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says that somebody knows of findings. */
@Command(
        name = "acknowledge",
        description = "Says that somebody knows of findings; they stay so until their cause is gone.")
final class AcknowledgeCommand extends DecisionCommand {
    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "What is to be noted.")
    private String note = "";

    @Override
    Decision decision(String by, Instant at) {
        return new Decision.Acknowledge(note, by, at);
    }
}
