// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table of kinds of things, one a line; a new kind is a new line. A key may have several rows. */
final class ThingTable {
    private final Map<String, List<ThingRow>> rows = new LinkedHashMap<>();

    private ThingTable() {}

    /** {@return the table in a file beside this class} */
    static ThingTable of(String file) {
        ThingTable table = new ThingTable();
        InputStream bytes = Objects.requireNonNull(ThingTable.class.getResourceAsStream(file), file);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    table.add(ThingRow.parse(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(ThingRow row) {
        rows.computeIfAbsent(row.key(), any -> new ArrayList<>()).add(row);
    }

    /** {@return the rows of a type or command, none where it is unknown} */
    List<ThingRow> rows(String key) {
        return rows.getOrDefault(key, List.of());
    }

    Map<String, List<ThingRow>> all() {
        return rows;
    }
}
