// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.delivery;

import dev.entail.api.report.ReportDocument;
import java.time.Instant;
import java.util.List;

/**
 * A report on its way to its readers.
 *
 * @param id the same however often it is sent, so that a receiver can tell a repetition
 * @param schedule the name of the schedule that it comes from, or of the report where it comes from none
 * @param slot the time that it was due
 */
public record Parcel(String id, String schedule, Instant slot, ReportDocument report, List<ReportFile> files) {
    public Parcel {
        files = List.copyOf(files);
    }

    /** {@return what it says, in a line or two for a person} */
    String summary() {
        StringBuilder text = new StringBuilder(report.title())
                .append(", as of ")
                .append(report.asOf())
                .append(": ");
        report.content()
                .figures()
                .forEach(figure -> text.append(figure.name())
                        .append(' ')
                        .append(figure.value())
                        .append("; "));
        return text.substring(0, text.length() - 2);
    }
}
