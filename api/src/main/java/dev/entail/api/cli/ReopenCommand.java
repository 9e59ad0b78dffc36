// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.finding.Decision;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes back what was decided about findings. */
@Command(name = "reopen", description = "Takes back what was decided about findings: they are open again.")
final class ReopenCommand extends DecisionCommand {
    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why.")
    private String note = "";

    @Override
    Decision decision(String by, Instant at) {
        return new Decision.Reopen(note, by, at);
    }
}
