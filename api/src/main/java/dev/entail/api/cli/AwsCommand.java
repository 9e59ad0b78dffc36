// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.source.aws.policy.CaseFiles;
import dev.entail.graph.source.aws.policy.EvaluationLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
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
        private static final int BUFFER = 1 << 16;

        @Parameters(
                paramLabel = "FILE.jsonl",
                defaultValue = "-",
                description = "The requests, plain or .gz, or - for standard input (the default).")
        private String file = "-";

        private long number;
        private long decided;
        private long bad;
        private String firstBad = "";

        @Override
        public Integer call() {
            Instant now = Instant.now();
            CaseFiles files = new CaseFiles(folder());
            try (BufferedReader lines = open()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    String text = number == 1 ? withoutMark(line) : line;
                    if (!text.isBlank()) {
                        write(EvaluationLine.answer(text, number, now, files));
                    }
                    if (!lines.ready()) {
                        out().flush();
                    }
                }
            } catch (NoSuchFileException e) {
                throw new BadInput(file + ": there is no such file", e);
            } catch (CharacterCodingException e) {
                throw new BadInput(file + ", after line " + number + ": the text is not UTF-8", e);
            } catch (IOException e) {
                throw new BadInput(file + ", after line " + number + ": cannot be read: " + e.getMessage(), e);
            } finally {
                out().flush();
            }
            tell();
            return bad > 0 ? Failures.BAD_INPUT : 0;
        }

        private void write(EvaluationLine.Answer answer) {
            decided++;
            if (answer.bad() && bad++ == 0) {
                firstBad = "line " + number;
            }
            out().print(answer.json());
            out().print('\n');
        }

        private void tell() {
            if (decided == 0) {
                err().println("entail: " + file + " holds no request; needed is one JSON object a line");
            } else if (bad > 0) {
                err().println("entail: " + file + ": " + bad + " of " + decided
                        + " requests cannot be decided, the first in " + firstBad + "; each says why in its error");
            }
            err().flush();
        }

        private BufferedReader open() throws IOException {
            InputStream bytes = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
            InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()), BUFFER);
        }

        /** {@return where the files are that a line names: beside its own} */
        private Path folder() {
            Path parent =
                    file.equals("-") ? null : Path.of(file).toAbsolutePath().getParent();
            return parent == null ? Path.of("") : parent;
        }

        /** Some editors open a file with a byte order mark. */
        private static String withoutMark(String line) {
            return line.startsWith("\uFEFF") ? line.substring(1) : line;
        }
    }
}
