// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import dev.entail.analytics.Coverage;
import dev.entail.analytics.report.Figure;
import dev.entail.analytics.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as XHTML, which browsers show and the PDF is set from; every text in it is escaped. */
final class Page {
    private static final String STYLE = """
            body { font-family: sans-serif; font-size: 10pt; color: #1c2430; margin: 2em; }
            h1 { font-size: 20pt; margin: 0 0 4pt 0; } h2 { font-size: 13pt; margin: 18pt 0 4pt 0; }
            p.about { color: #46505e; margin: 0 0 10pt 0; }
            table { border-collapse: collapse; width: 100%; }
            th { text-align: left; border-bottom: 1pt solid #1c2430; padding: 3pt 6pt 3pt 0; }
            td { border-bottom: 0.5pt solid #c9d0d9; padding: 3pt 6pt 3pt 0; vertical-align: top; white-space: pre-wrap; word-wrap: break-word; }
            td.number { text-align: right; }
            dl.figures { margin: 0; } dl.figures dt { font-weight: bold; margin-top: 4pt; } dl.figures dd { margin: 0; }
            .value { font-size: 16pt; } .note { color: #46505e; }
            @page { size: A4 landscape; margin: 14mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
            thead { display: table-header-group; } tr { page-break-inside: avoid; }
            """;
    private static final int MOST_BARS = 20;

    private final ReportDocument report;
    private final int mostRows;
    private final StringBuilder text = new StringBuilder(4_096);

    Page(ReportDocument report, int mostRows) {
        this.report = report;
        this.mostRows = mostRows;
    }

    String text() {
        text.append("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\"><head><meta charset=\"UTF-8\"/>")
                .append("<meta name=\"viewport\" content=\"width=device-width\"/><title>")
                .append(escaped(report.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1>")
                .append(escaped(report.title()))
                .append("</h1><p class=\"about\">")
                .append(escaped(about()))
                .append("</p>");
        figures(report.content().figures());
        report.content().tables().forEach(this::table);
        coverage(report.content().coverage());
        table(report.content().detail());
        return text.append("</main></body></html>\n").toString();
    }

    private String about() {
        StringBuilder about = new StringBuilder(report.summary())
                .append(" As of ")
                .append(report.asOf())
                .append(", graph version ")
                .append(report.version())
                .append('.');
        for (Map.Entry<String, String> condition : report.filter().entrySet()) {
            about.append(" Only ").append(condition.getKey()).append(' ').append(condition.getValue()).append('.');
        }
        return about.toString();
    }

    private void figures(List<Figure> figures) {
        text.append("<dl class=\"figures\">");
        for (Figure figure : figures) {
            text.append("<dt>")
                    .append(escaped(figure.name()))
                    .append("</dt><dd><span class=\"value\">")
                    .append(escaped(Cells.shown(figure.value())))
                    .append("</span> <span class=\"note\">")
                    .append(escaped(figure.note()))
                    .append("</span></dd>");
        }
        text.append("</dl>");
    }

    private void table(Table table) {
        text.append("<h2>").append(escaped(table.title())).append("</h2>");
        if (table.rows().isEmpty()) {
            text.append("<p>None.</p>");
            return;
        }
        table.chart().ifPresent(chart -> bars(table, chart));
        if (table.rows().size() > mostRows) {
            text.append("<p>The first %,d of %,d; CSV, JSON and XLSX hold all.</p>"
                    .formatted(mostRows, table.rows().size()));
        }
        text.append("<table><thead><tr>");
        table.columns().forEach(column -> text.append("<th scope=\"col\">").append(escaped(column)).append("</th>"));
        text.append("</tr></thead><tbody>");
        table.rows().stream().limit(mostRows).forEach(this::row);
        text.append("</tbody></table>");
    }

    private void row(List<Object> cells) {
        text.append("<tr>");
        for (Object cell : cells) {
            text.append(cell instanceof Number ? "<td class=\"number\">" : "<td>")
                    .append(escaped(Cells.shown(cell)))
                    .append("</td>");
        }
        text.append("</tr>");
    }

    /** A picture of what the table says as well. */
    private void bars(Table table, Table.Chart chart) {
        List<List<Object>> rows = table.rows().stream()
                .filter(row -> row.get(chart.numbers()) instanceof Number)
                .limit(MOST_BARS)
                .toList();
        double most = rows.stream()
                .mapToDouble(row -> ((Number) row.get(chart.numbers())).doubleValue())
                .max()
                .orElse(0);
        if (most <= 0) {
            return;
        }
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"680\" height=\"%d\" role=\"img\" aria-label=\"%s\">"
                .formatted(rows.size() * 18 + 4, escaped(table.title())));
        for (int index = 0; index < rows.size(); index++) {
            double value = ((Number) rows.get(index).get(chart.numbers())).doubleValue();
            int y = index * 18 + 2;
            text.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"260\" y=\"%d\" width=\"%.1f\" height=\"13\" fill=\"#2f6690\"/>"
                            + "<text x=\"254\" y=\"%d\" text-anchor=\"end\" font-size=\"10\" font-family=\"sans-serif\">%s</text>"
                            + "<text x=\"%.1f\" y=\"%d\" font-size=\"10\" font-family=\"sans-serif\">%s</text>",
                    y,
                    value / most * 360,
                    y + 10,
                    escaped(shortened(Cells.shown(rows.get(index).get(chart.names())))),
                    264 + value / most * 360,
                    y + 10,
                    escaped(Cells.shown(rows.get(index).get(chart.numbers())))));
        }
        text.append("</svg>");
    }

    private static String shortened(String name) {
        return name.length() <= 44 ? name : name.substring(0, 43) + "…";
    }

    private void coverage(List<Coverage> coverage) {
        List<Coverage> lacking = coverage.stream()
                .filter(each -> each.state() != Coverage.State.EVALUATED)
                .toList();
        text.append("<h2>What could not be judged</h2>");
        if (lacking.isEmpty()) {
            text.append("<p>Everything that this report rests on could be judged.</p>");
            return;
        }
        text.append("<table><thead><tr><th scope=\"col\">Analysis</th><th scope=\"col\">Source</th><th scope=\"col\">State</th>")
                .append("<th scope=\"col\">Missing</th></tr></thead><tbody>");
        lacking.forEach(each -> row(List.of(
                each.analysis(),
                each.source(),
                each.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                String.join("; ", each.missing()))));
        text.append("</tbody></table>");
    }

    /** Escapes what XML gives a meaning, and leaves out what it does not allow. */
    static String escaped(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    if (isAllowed(point)) {
                        safe.appendCodePoint(point);
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
