// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A report as one page of HTML that needs nothing else: styles and pictures are in it. */
final class HtmlReport {
    private static final int MOST_ROWS = 2_000;

    private HtmlReport() {}

    static void write(ReportDocument report, OutputStream out) throws IOException {
        out.write(new Page(report, MOST_ROWS).text().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
