// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The detail of a report as CSV (RFC 4180, UTF-8); a text that a spreadsheet would take for a formula begins with an apostrophe. */
final class CsvReport {
    private CsvReport() {}

    static void write(ReportDocument report, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(report.content().detail().columns());
        for (List<Object> row : report.content().detail().rows()) {
            csv.writeRecord(row.stream().map(Cells::safe).toList());
        }
        csv.flush();
        writer.flush();
    }
}
