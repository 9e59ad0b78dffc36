// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import java.util.List;
import java.util.Optional;

/**
 * Rows of a report.
 *
 * @param columns their names
 * @param rows each as long as the columns: texts, numbers, times, and an empty Optional for what is unknown
 * @param chart the column of names and the column of numbers that a picture shows, where one would rather look
 */
public record Table(String title, List<String> columns, List<List<Object>> rows, Optional<Chart> chart) {
    /** Bars: one a row. */
    public record Chart(int names, int numbers) {}

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of '" + title + "' has " + row.size() + " cells, allowed are " + columns.size());
            }
        }
    }

    public static Table of(String title, List<String> columns, List<List<Object>> rows) {
        return new Table(title, columns, rows, Optional.empty());
    }

    public Table withBars(int names, int numbers) {
        return new Table(title, columns, rows, Optional.of(new Chart(names, numbers)));
    }
}
