// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that reports are written in. */
public enum ReportFormat {
    CSV("text/csv", CsvReport::write),
    JSON("application/json", JsonReport::write),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XlsxReport::write),
    HTML("text/html", HtmlReport::write),
    PDF("application/pdf", PdfReport::write),
    /** An archive with the report and all that it rests on, signed. */
    ZIP("application/zip", BundleReport::write);

    private final String mediaType;
    private final Form form;

    ReportFormat(String mediaType, Form form) {
        this.mediaType = mediaType;
        this.form = form;
    }

    private interface Form {
        void write(ReportDocument report, OutputStream out) throws IOException;
    }

    public void write(ReportDocument report, OutputStream out) throws IOException {
        form.write(report, out);
    }

    public String mediaType() {
        return mediaType;
    }

    /** {@return the ending of its files, without the dot} */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the format that the ending of a file tells} */
    public static Optional<ReportFormat> of(String file) {
        return Arrays.stream(values())
                .filter(format -> file.toLowerCase(Locale.ROOT).endsWith("." + format.ending()))
                .findFirst();
    }

    /** {@return the names of all, as people write them} */
    public static String allowed() {
        return Arrays.stream(values()).map(ReportFormat::ending).collect(Collectors.joining(", "));
    }

    /**
     * {@return a format by its name}
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static ReportFormat require(String name) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The format is '" + name + "', allowed is one of " + allowed()));
    }
}
