// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records that say everything that can be said of a node or relation. */
public final class SampleRecords {
    private SampleRecords() {}

    /** {@return a JSON value that a type takes, and the Java value it is kept as} */
    private static Map.Entry<String, Object> sample(PropertyType type) {
        return switch (type) {
            case PropertyType.Text text -> Map.entry("\"Zoë \\\"Z\\\" \\n 漢 😀\"", "Zoë \"Z\" \n 漢 😀");
            case PropertyType.Time time ->
                Map.entry("\"2026-01-31T10:00:00.5+02:00\"", Instant.parse("2026-01-31T08:00:00.500Z"));
            case PropertyType.Day day -> Map.entry("\"2024-02-29\"", LocalDate.parse("2024-02-29"));
            case PropertyType.Span span -> Map.entry("\"P90D\"", "PT2160H");
            case PropertyType.Flag flag -> Map.entry("true", true);
            case PropertyType.Whole whole -> Map.entry(String.valueOf(whole.most()), whole.most());
            case PropertyType.Decimal decimal -> Map.entry("1", 1.0);
            case PropertyType.TextList list -> Map.entry("[\"b\",\"a\",\"\"]", List.of("b", "a", ""));
            case PropertyType.OneOf one ->
                Map.entry("\"" + one.names().last() + "\"", one.names().last());
        };
    }

    /** {@return a record that begins so, with a value of each property of a table} */
    public static String line(String head, PropertyTable table) {
        StringBuilder line = new StringBuilder("{").append(head).append(",\"properties\":{");
        for (String name : table.names()) {
            line.append(line.charAt(line.length() - 1) == '{' ? "" : ",")
                    .append('"' + name + "\":"
                            + sample(table.typeOf(name).orElseThrow()).getKey());
        }
        return line.append("}}").toString();
    }

    /** {@return the values that {@link #line} gives} */
    static Map<String, Object> values(PropertyTable table) {
        Map<String, Object> values = new TreeMap<>();
        table.names()
                .forEach(name -> values.put(
                        name, sample(table.typeOf(name).orElseThrow()).getValue()));
        return values;
    }
}
