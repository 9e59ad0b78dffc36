// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.export.FindingFormat;
import dev.entail.analytics.export.FindingWriter;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.FindingOrder;
import dev.entail.api.Entail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes findings for other tools. */
@Command(
        name = "findings",
        description = "Writes findings, resolved ones too unless --status says otherwise, as OCSF, SARIF, CSV or JSON.")
final class ExportFindingsCommand extends EntailCommand {
    @Parameters(paramLabel = "FILE", description = "Where to; - is standard output.")
    private String file = "";

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default what the ending of the file says.")
    private @Nullable FindingFormat format;

    @Mixin
    private final FindingOptions wanted = new FindingOptions();

    @Override
    public Integer call() {
        FindingFormat chosen = format == null ? FindingFormat.require(file) : format;
        FindingFilter filter = wanted.filter();
        try (Entail entail = options().open()) {
            AtomicLong count = new AtomicLong();
            audited(
                    entail,
                    "export.findings",
                    file,
                    () -> OutputFile.write(file, out(), out -> {
                        try (FindingWriter writer = chosen.open(out, Version.text())) {
                            entail.findings().stream(filter, FindingOrder.USUAL, Long.MAX_VALUE, finding -> {
                                write(writer, finding);
                                count.incrementAndGet();
                            });
                        }
                        return count;
                    }));
            err().println(count + " findings written");
            err().flush();
        }
        return 0;
    }

    private static void write(FindingWriter writer, Finding finding) {
        try {
            writer.write(finding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
