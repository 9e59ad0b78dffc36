// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;

/** What tells one statement of a source from another, and what tells its content from an earlier one. */
final class LoadKey {
    private LoadKey() {}

    static String of(String source, GraphRecord graphRecord) {
        return source
                + '\u0000'
                + switch (graphRecord) {
                    case NodeRecord node -> "node\u0000" + node.id();
                    case RelationRecord relation -> relation.key();
                };
    }

    static String content(GraphRecord graphRecord) {
        return RecordCodec.write(graphRecord);
    }

    static String describe(GraphRecord graphRecord) {
        return switch (graphRecord) {
            case NodeRecord node -> node.label().text() + " " + Shown.of(node.id());
            case RelationRecord relation ->
                relation.kind().name() + " from " + Shown.of(relation.from()) + " to " + Shown.of(relation.to());
        };
    }
}
