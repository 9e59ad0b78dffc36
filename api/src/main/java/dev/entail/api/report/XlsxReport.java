// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import dev.entail.analytics.report.Figure;
import dev.entail.analytics.report.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A report as a workbook (Office Open XML): a first sheet with its figures, then a sheet a table. Cells are values, never formulas. */
final class XlsxReport {
    private static final int LONGEST_NAME = 31;
    private static final int MOST_ROWS = 1_048_575;
    private static final int LONGEST_TEXT = 32_767;
    private static final int ROWS_AT_ONCE = 1_000;

    private XlsxReport() {}

    static void write(ReportDocument report, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "Entail", "1.0");
        Worksheet first = book.newWorksheet("Report");
        first.value(0, 0, report.title());
        first.style(0, 0).bold().set();
        List<List<Object>> head = head(report);
        for (int row = 0; row < head.size(); row++) {
            row(first, row + 1, head.get(row));
        }
        first.finish();
        int number = 1;
        for (Table table : report.content().tables()) {
            sheet(book, number++, table);
        }
        sheet(book, number, report.content().detail());
        book.finish();
    }

    private static List<List<Object>> head(ReportDocument report) {
        List<List<Object>> rows = new java.util.ArrayList<>();
        rows.add(List.of(report.summary()));
        rows.add(List.of("As of", report.asOf().toString()));
        rows.add(List.of("Graph version", report.version()));
        report.since().ifPresent(since -> rows.add(List.of("Changes since", since.toString())));
        report.filter().forEach((name, value) -> rows.add(List.of("Only " + name, value)));
        for (Figure figure : report.content().figures()) {
            rows.add(List.of(figure.name(), figure.value(), figure.note()));
        }
        report.content().coverage().stream()
                .filter(each -> each.state() != dev.entail.analytics.Coverage.State.EVALUATED)
                .forEach(each -> rows.add(List.of(
                        each.analysis() + " of " + each.source(),
                        each.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        String.join("; ", each.missing()))));
        return rows;
    }

    private static void sheet(Workbook book, int number, Table table) throws IOException {
        Worksheet sheet = book.newWorksheet(name(number, table.title()));
        for (int column = 0; column < table.columns().size(); column++) {
            sheet.value(0, column, table.columns().get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        for (int row = 0; row < Math.min(MOST_ROWS, table.rows().size()); row++) {
            row(sheet, row + 1, table.rows().get(row));
            if ((row + 1) % ROWS_AT_ONCE == 0) {
                sheet.flush();
            }
        }
        sheet.finish();
    }

    /** Names of sheets are short, differ, and leave some characters out. */
    private static String name(int number, String title) {
        String name = number + " " + title.replaceAll("[\\[\\]:*?/\\\\]", "-");
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static void row(Worksheet sheet, int row, List<Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            cell(sheet, row, column, cells.get(column));
        }
    }

    private static void cell(Worksheet sheet, int row, int column, Object cell) {
        switch (cell) {
            case Optional<?> some -> some.ifPresent(value -> cell(sheet, row, column, value));
            case Number number -> sheet.value(row, column, number);
            case Boolean flag -> sheet.value(row, column, flag);
            case Instant time -> {
                sheet.value(row, column, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> {
                String text = cell.toString();
                sheet.value(row, column, text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
            }
        }
    }
}
