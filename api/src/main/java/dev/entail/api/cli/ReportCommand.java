// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.analytics.report.Report;
import dev.entail.analytics.report.ReportFilter;
import dev.entail.analytics.report.Reports;
import dev.entail.api.Entail;
import dev.entail.api.report.ReportDocument;
import dev.entail.api.report.ReportFormat;
import dev.entail.api.report.ReportMaker;
import dev.entail.graph.GraphException.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a report. */
@Command(
        name = "report",
        description = {
            "Writes a report of the graph and of the findings stored by 'entail analyze'.",
            "Without --out it goes to standard output, as CSV where no format is named. A zip holds the report with all that",
            "it rests on, signed."
        },
        subcommands = VerifyReportCommand.class)
final class ReportCommand extends EntailCommand {
    /** The names of reports, for help and shell completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Reports.all().keySet().iterator();
        }
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "${COMPLETION-CANDIDATES}.")
    private String name = "";

    @Option(names = "--as-of", paramLabel = "TIME", description = "The time to speak of; default now.")
    private @Nullable String asOf;

    @Option(names = "--since", paramLabel = "TIME", description = "Also tell what changed since then.")
    private @Nullable String since;

    @Option(names = "--out", paramLabel = "FILE", description = "Its ending tells the format where none is named.")
    private @Nullable Path file;

    @Option(names = "--department", split = ",", paramLabel = "D", description = "Only of these departments.")
    private Set<String> departments = Set.of();

    @Option(names = "--kind", split = ",", paramLabel = "K", description = "Only of these kinds, such as BOT.")
    private Set<String> kinds = Set.of();

    @Option(names = "--scope", split = ",", paramLabel = "ID", description = "Only what these scopes contain.")
    private Set<String> scopes = Set.of();

    @Override
    Set<GlobalOptions.Format> formats() {
        return EnumSet.allOf(GlobalOptions.Format.class);
    }

    @Override
    public Integer call() {
        Report report = Reports.require(name);
        Optional<Instant> at = Times.parse("--as-of", asOf);
        Optional<Instant> from = Times.parse("--since", since);
        ReportFormat format = format();
        try (Entail entail = options().open()) {
            ReportDocument made =
                    new ReportMaker(entail).make(report, at, from, new ReportFilter(departments, kinds, scopes));
            audited(entail, "report", name, () -> {
                write(made, format);
                return true;
            });
        }
        return 0;
    }

    private ReportFormat format() {
        return switch (options().format()) {
            case TEXT ->
                file == null
                        ? ReportFormat.CSV
                        : ReportFormat.of(file.toString())
                                .orElseThrow(() -> new IllegalArgumentException("--out is '" + file
                                        + "', whose ending tells no format; name one with --format"));
            case JSON -> ReportFormat.JSON;
            case CSV -> ReportFormat.CSV;
            case XLSX -> ReportFormat.XLSX;
            case HTML -> ReportFormat.HTML;
            case PDF -> ReportFormat.PDF;
            case ZIP -> ReportFormat.ZIP;
        };
    }

    private void write(ReportDocument report, ReportFormat format) {
        Path target = file;
        if (target == null) {
            toStandardOutput(report, format);
            return;
        }
        OutputFile.write(target, out -> {
            format.write(report, out);
            return true;
        });
        err().printf("%s written to %s%n", report.title(), target);
        err().flush();
    }

    private void toStandardOutput(ReportDocument report, ReportFormat format) {
        try {
            out().flush();
            format.write(report, System.out);
            System.out.flush();
        } catch (IOException e) {
            throw new BadInput("standard output: cannot be written: " + e, e);
        }
    }
}
