// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.entail.graph.PropertyType;
import dev.entail.graph.Shown;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How one property comes from a row.
 *
 * @param values what a text of the table means, empty where it is taken as it stands
 * @param otherwise what any other text means
 * @param pattern how a date is written, empty for ISO 8601
 */
record Rule(
        String property,
        PropertyType type,
        Template template,
        Map<String, String> values,
        Optional<String> otherwise,
        Optional<String> pattern,
        Optional<DateTimeFormatter> format) {
    Rule {
        Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(values);
        values = folded;
    }

    /** {@return the value, empty where the row has none} */
    Optional<Object> read(Row row) throws Mismatch {
        String filled = template.fill(row);
        String text = values.getOrDefault(filled, filled);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!values.isEmpty() && !values.containsKey(filled)) {
            text = otherwise.orElseThrow(() -> mismatch(filled, "one of " + String.join(", ", values.keySet())));
        }
        return Optional.of(typed(filled, text));
    }

    private Object typed(String filled, String text) throws Mismatch {
        if (format.isPresent()) {
            return date(text, format.get());
        }
        try {
            return type.read(json(text));
        } catch (PropertyType.Mismatch e) {
            throw mismatch(filled, type.allowed());
        }
    }

    private Object date(String text, DateTimeFormatter written) throws Mismatch {
        try {
            return type.read(TextNode.valueOf(LocalDate.parse(text, written).toString()));
        } catch (DateTimeException | PropertyType.Mismatch e) {
            throw mismatch(text, "a date written " + pattern.orElse(""));
        }
    }

    private JsonNode json(String text) {
        if (type instanceof PropertyType.Flag && text.toLowerCase(Locale.ROOT).matches("true|false")) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        if (type instanceof PropertyType.Whole && text.matches("-?\\d{1,18}")) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        return TextNode.valueOf(text);
    }

    private Mismatch mismatch(String text, String allowed) {
        String where = template.columns().isEmpty()
                ? "the constant"
                : "column "
                        + String.join(
                                " and ",
                                template.columns().stream().map(Shown::of).toList());
        return new Mismatch(where + " for " + property + " is " + Shown.of(text) + ", allowed is " + allowed);
    }
}
