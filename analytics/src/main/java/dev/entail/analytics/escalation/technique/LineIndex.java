// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The lines of a YAML file on which its fields are. */
public final class LineIndex {
    private final Map<JsonPointer, Integer> lines;

    private LineIndex(Map<JsonPointer, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    public static LineIndex of(JsonParser parser) throws IOException {
        Map<JsonPointer, Integer> lines = new HashMap<>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (!token.isStructEnd()) {
                lines.putIfAbsent(
                        parser.getParsingContext().pathAsPointer(),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return new LineIndex(lines);
    }

    /** {@return the line of a field, or of the nearest thing around it that the file has} */
    public int line(JsonPointer place) {
        for (JsonPointer around = place; around != null; around = around.head()) {
            Integer line = lines.get(around);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }
}
