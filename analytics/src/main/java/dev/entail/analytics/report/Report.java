// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

/** One kind of report: one class, found by {@link java.util.ServiceLoader}, with a section in {@code docs/reports.md}. */
public interface Report {
    /** {@return its name in calls, such as {@code ownership}} */
    String id();

    String title();

    /** {@return what a reader learns from it, as a sentence} */
    String summary();

    ReportContent of(ReportContext context);
}
