// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.report;

import dev.entail.analytics.report.ReportContent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A report as it is written.
 *
 * @param id which report, such as {@code ownership}
 * @param asOf the time that it speaks of
 * @param version the graph's
 * @param since from when on changes are told
 * @param filter its conditions in words, by name
 */
public record ReportDocument(
        String id,
        String title,
        String summary,
        Instant asOf,
        long version,
        Optional<Instant> since,
        Map<String, String> filter,
        ReportContent content,
        Provenance provenance) {}
