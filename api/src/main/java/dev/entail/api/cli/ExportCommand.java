// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Writes findings or the graph for other tools. */
@Command(
        name = "export",
        description = "Writes findings or the whole graph to a file, for other tools.",
        subcommands = {
            ExportFindingsCommand.class,
            ExportCommand.RecordsCommand.class,
            ExportCommand.OpenGraphCommand.class
        })
final class ExportCommand extends EntailCommand {
    @Override
    public Integer call() {
        throw new ParameterException(
                spec().commandLine(), "Say what to export, allowed is findings, records or opengraph");
    }

    /** The whole graph as JSON Lines. */
    @Command(
            name = "records",
            description = "Writes the whole graph as JSON Lines that 'entail load records' reads back; .gz compresses.")
    static final class RecordsCommand extends ExportGraphCommand {
        RecordsCommand() {
            super(dev.entail.graph.export.RecordsExport::write);
        }
    }

    /** The whole graph for BloodHound. */
    @Command(name = "opengraph", description = "Writes the whole graph as OpenGraph for BloodHound; .gz compresses.")
    static final class OpenGraphCommand extends ExportGraphCommand {
        OpenGraphCommand() {
            super(dev.entail.graph.export.OpenGraphExport::write);
        }
    }
}
