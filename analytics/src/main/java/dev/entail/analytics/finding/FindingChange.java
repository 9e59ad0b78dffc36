// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

import java.time.Instant;

/**
 * One step in the life of a finding.
 *
 * @param finding its id
 * @param by who decided it: a person, or {@link #RUN}
 * @param note why, in words
 */
public record FindingChange(String finding, Instant at, FindingStatus from, FindingStatus to, String by, String note) {
    /** Who changed a finding where no person did. */
    public static final String RUN = "analysis";
}
