// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import dev.entail.analytics.Coverage;
import java.util.List;

/**
 * What a report says, whatever it is written as.
 *
 * @param tables what one looks at first
 * @param detail every row that it rests on; all there is in a format that holds one table
 * @param coverage what could be judged and what could not of what it rests on
 */
public record ReportContent(List<Figure> figures, List<Table> tables, Table detail, List<Coverage> coverage) {
    public ReportContent {
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        coverage = List.copyOf(coverage);
    }
}
