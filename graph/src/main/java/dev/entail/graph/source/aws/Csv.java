// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comma-separated values with a header line (RFC 4180), as AWS writes them. */
final class Csv {
    private Csv() {}

    /** {@return the lines behind the header, each by its column} */
    static List<Map<String, String>> read(String text) {
        List<Map<String, String>> lines = new ArrayList<>();
        List<String> header = List.of();
        for (String line : text.lines().filter(any -> !any.isBlank()).toList()) {
            List<String> cells = cells(line);
            if (header.isEmpty()) {
                header = cells;
                continue;
            }
            Map<String, String> named = new LinkedHashMap<>();
            for (int index = 0; index < Math.min(header.size(), cells.size()); index++) {
                named.put(header.get(index), cells.get(index));
            }
            lines.add(named);
        }
        return lines;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < line.length(); index++) {
            char letter = line.charAt(index);
            if (letter == '"') {
                boolean doubled = quoted && index + 1 < line.length() && line.charAt(index + 1) == '"';
                if (doubled) {
                    cell.append(letter);
                    index++;
                } else {
                    quoted = !quoted;
                }
            } else if (letter == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
