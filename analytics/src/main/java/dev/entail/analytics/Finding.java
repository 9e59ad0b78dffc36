// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import java.time.Instant;
import java.util.List;

/**
 * A finding with its history.
 *
 * @param id its fingerprint: the same cause is the same finding on every run
 */
public record Finding(
        String id,
        String type,
        String title,
        Severity severity,
        double risk,
        FindingStatus status,
        EntityRef subject,
        Instant firstSeen,
        Instant lastSeen,
        List<Evidence> evidence) {
    public Finding {
        evidence = List.copyOf(evidence);
    }
}
