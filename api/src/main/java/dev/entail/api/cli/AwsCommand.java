// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.source.aws.policy.EvaluationLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is particular to AWS. */
@Command(
        name = "aws",
        description = "What is particular to AWS.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = AwsCommand.Evaluate.class)
final class AwsCommand extends EntailCommand {
    @Override
    public Integer call() {
        throw new IllegalArgumentException("'entail aws' needs a command, allowed is evaluate");
    }

    /** Decides requests that carry all their policies. */
    @Command(
            name = "evaluate",
            description =
                    "Decides a batch of self-contained requests without a store: one JSON object a line in, one out.")
    static final class Evaluate extends EntailCommand {
        @Parameters(paramLabel = "FILE.jsonl", description = "The requests, or - for standard input.")
        private String file = "-";

        @Override
        public Integer call() {
            boolean bad = false;
            Instant now = Instant.now();
            try (BufferedReader lines = open()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isBlank()) {
                        continue;
                    }
                    EvaluationLine.Answer answer = EvaluationLine.answer(line, now);
                    bad |= answer.bad();
                    out().println(answer.json());
                }
            } catch (IOException e) {
                throw new BadInput(file + ": cannot be read: " + e.getMessage(), e);
            }
            out().flush();
            return bad ? Failures.BAD_INPUT : 0;
        }

        private BufferedReader open() throws IOException {
            return file.equals("-")
                    ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                    : Files.newBufferedReader(Path.of(file));
        }
    }
}
