// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.api.Entail;
import dev.entail.graph.export.Exported;
import dev.entail.graph.projection.Snapshot;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands share that write the whole graph. */
abstract class ExportGraphCommand extends EntailCommand {
    @Parameters(paramLabel = "FILE", description = "Where to; - is standard output.")
    private String file = "";

    @Option(names = "--as-of", paramLabel = "TIME", description = "The graph as it was then; default now.")
    private @Nullable String asOf;

    private final Format format;

    ExportGraphCommand(Format format) {
        this.format = format;
    }

    /** How a graph is written. */
    interface Format {
        Exported write(Snapshot snapshot, Writer out) throws IOException;
    }

    @Override
    public Integer call() {
        try (Entail entail = options().open()) {
            Snapshot snapshot = entail.snapshot(Times.parse("--as-of", asOf));
            Exported exported = audited(
                    entail,
                    "export.graph",
                    file,
                    () -> OutputFile.write(file, out(), writer -> format.write(snapshot, writer)));
            err().printf("%d nodes and %d relations written%n", exported.nodes(), exported.relations());
            if (exported.leftOut() > 0) {
                err().printf("%d relations of nodes that are gone were left out%n", exported.leftOut());
            }
            err().flush();
        }
        return 0;
    }
}
