// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.export;

import dev.entail.graph.GraphRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.projection.Snapshot;
import java.io.IOException;
import java.io.Writer;

/**
 * The graph as JSON Lines that {@code load records} reads back. What is concluded is not written: it is concluded again
 * from the facts.
 */
public final class RecordsExport {
    private RecordsExport() {}

    public static Exported write(Snapshot snapshot, Writer out) throws IOException {
        return new GraphContent(snapshot, false).write(each -> line(out, each), each -> line(out, each));
    }

    private static void line(Writer out, GraphRecord graphRecord) throws IOException {
        out.write(RecordCodec.write(graphRecord));
        out.write('\n');
    }
}
