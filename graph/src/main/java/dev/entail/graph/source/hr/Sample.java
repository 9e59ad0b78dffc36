// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is seen of a table whose mapping is to be guessed: its columns, and values of each. */
final class Sample {
    private static final int MOST_VALUES = 20_000;

    private final String name;
    private final char delimiter;
    private final Charset encoding;
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private int rows;

    private Sample(String name, char delimiter, Charset encoding) {
        this.name = name;
        this.delimiter = delimiter;
        this.encoding = encoding;
    }

    static Sample of(InputFile file) {
        try {
            return read(file, StandardCharsets.UTF_8);
        } catch (BadInput e) {
            if (e.getCause() == null) {
                throw e;
            }
            return read(file, Charset.forName("windows-1252"));
        }
    }

    private static Sample read(InputFile file, Charset encoding) {
        Sample sample = new Sample(file.name(), delimiter(file), encoding);
        new Table(file, sample.delimiter, '"', encoding)
                .each(
                        columns -> columns.keySet().forEach(column -> sample.values.put(column, new TreeSet<>())),
                        new Deaf(),
                        sample::add);
        return sample;
    }

    private void add(Row row) {
        if (rows < MOST_VALUES) {
            rows++;
        }
        values.forEach((column, seen) -> {
            if (seen.size() < MOST_VALUES) {
                seen.add(row.field(column));
            }
        });
    }

    /** The sign of the first line that divides it most. */
    private static char delimiter(InputFile file) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.ISO_8859_1))) {
            String header = String.valueOf(reader.readLine());
            return List.of(',', ';', '\t', '|').stream()
                    .max(java.util.Comparator.comparingLong(sign ->
                            header.chars().filter(letter -> letter == sign).count()))
                    .orElse(',');
        } catch (IOException e) {
            throw new BadInput(file.name() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    char delimiter() {
        return delimiter;
    }

    Charset encoding() {
        return encoding;
    }

    Set<String> columns() {
        return values.keySet();
    }

    Set<String> values(String column) {
        return values.getOrDefault(column, Set.of());
    }

    boolean isUnique(String column) {
        return rows > 0 && values(column).size() == rows;
    }

    /** Ragged rows tell nothing here; the load will report them. */
    private static final class Deaf implements RecordSink {
        @Override
        public void accept(String source, dev.entail.graph.GraphRecord graphRecord, Place place) {}

        @Override
        public void reject(Place place, String reason) {}

        @Override
        public void warn(Place place, String reason) {}
    }
}
