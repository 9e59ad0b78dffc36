// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finding with its life so far.
 *
 * @param id its fingerprint: the same cause is the same finding on every run
 * @param status where it stands now; an exception that has expired no longer counts
 * @param sources which sources name its subject
 * @param lastSeen the last run that saw it
 * @param resolvedAt the run that saw its cause gone
 * @param reopened how often it came back after its cause was gone
 */
public record Finding(
        String id,
        String type,
        String title,
        Severity severity,
        double risk,
        FindingStatus status,
        EntityRef subject,
        List<String> sources,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Instant> resolvedAt,
        long reopened,
        Optional<Instant> reopenedAt,
        Optional<Acknowledgement> acknowledgement,
        Optional<FindingException> exception,
        List<Evidence> evidence) {
    public Finding {
        sources = List.copyOf(sources);
        evidence = List.copyOf(evidence);
    }

    /** {@return the same finding in other words} */
    Finding told(Optional<FindingException> excepted, String words, List<Evidence> facts) {
        return new Finding(
                id,
                type,
                words,
                severity,
                risk,
                status,
                subject,
                sources,
                firstSeen,
                lastSeen,
                resolvedAt,
                reopened,
                reopenedAt,
                acknowledgement,
                excepted,
                facts);
    }
}
