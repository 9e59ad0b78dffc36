// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.IOException;
import java.io.OutputStream;

/** A report as PDF: the page of HTML, set on paper. */
final class PdfReport {
    private static final int MOST_ROWS = 500;

    private PdfReport() {}

    static void write(ReportDocument report, OutputStream out) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.withProducer("Entail");
        builder.withHtmlContent(new Page(report, MOST_ROWS).text(), null);
        builder.toStream(out);
        builder.run();
    }
}
