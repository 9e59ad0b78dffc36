// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.analytics.report.ReportFilter;
import dev.entail.api.delivery.Delivery;
import dev.entail.api.report.ReportFormat;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Which report to make and where to take it.
 *
 * @param report its name, such as {@code ownership}
 */
public record ReportOrder(String report, ReportFilter filter, List<ReportFormat> formats, List<Delivery> deliveries) {
    private static final int MOST_DELIVERIES = 100;

    public ReportOrder {
        formats = List.copyOf(new LinkedHashSet<>(formats));
        deliveries = List.copyOf(new LinkedHashSet<>(deliveries));
        if (formats.isEmpty()) {
            throw new IllegalArgumentException(
                    "The report has no format, allowed are some of " + ReportFormat.allowed());
        }
        if (deliveries.isEmpty() || deliveries.size() > MOST_DELIVERIES) {
            throw new IllegalArgumentException("The report has " + deliveries.size() + " deliveries, allowed are 1 to "
                    + MOST_DELIVERIES + " of " + Delivery.kinds());
        }
    }
}
