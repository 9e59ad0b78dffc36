// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with columns in it, such as <code>{firstname} {surname}</code>. */
record Template(String text, List<Part> parts) {
    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    /** One piece of a template: a column's name, or text as it stands. */
    record Part(String text, boolean isColumn) {}

    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            addText(text.substring(end, matcher.start()), parts);
            parts.add(new Part(matcher.group(1), true));
            end = matcher.end();
        }
        addText(text.substring(end), parts);
        return new Template(text, List.copyOf(parts));
    }

    static Template ofColumn(String column) {
        return new Template(column, List.of(new Part(column, true)));
    }

    static Template ofConstant(String text) {
        return new Template(text, List.of(new Part(text, false)));
    }

    private static void addText(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, false));
        }
    }

    List<String> columns() {
        return parts.stream().filter(Part::isColumn).map(Part::text).toList();
    }

    /** {@return the text for a row, blank where all its columns are} */
    String fill(Row row) {
        StringBuilder filled = new StringBuilder();
        boolean isFilled = columns().isEmpty();
        for (Part part : parts) {
            String value = part.isColumn() ? row.field(part.text()) : part.text();
            isFilled |= part.isColumn() && !value.isBlank();
            filled.append(value);
        }
        return isFilled ? filled.toString().strip().replaceAll(" {2,}", " ") : "";
    }
}
