// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import java.time.Instant;
import java.util.Optional;

/**
 * What a run has to know of a stored finding.
 *
 * @param unseen whether the last run could not tell if its cause is still there
 */
record KnownFinding(
        String id,
        String subject,
        FindingStatus status,
        long content,
        boolean unseen,
        Optional<Instant> exceptionUntil) {
    boolean isExpired(Instant at) {
        return status == FindingStatus.EXCEPTED
                && exceptionUntil.filter(until -> !until.isAfter(at)).isPresent();
    }
}
