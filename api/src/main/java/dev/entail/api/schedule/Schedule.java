// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * A report that comes by itself.
 *
 * @param savedBy who answers for it: once their access ends, nothing is delivered
 * @param settled the last slot that was run or passed over, or the time from which slots count
 * @param reportedAt the time that its last report spoke of; the next tells what changed since
 */
public record Schedule(
        String id,
        String name,
        ReportOrder order,
        Cron cron,
        CatchUp catchUp,
        boolean isSuspended,
        String savedBy,
        Instant createdAt,
        Instant savedAt,
        Instant settled,
        Optional<Instant> reportedAt) {}
