// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.finding;

/** Where a finding stands. */
public enum FindingStatus {
    OPEN,
    /** Somebody knows of it; it stays until its cause is gone. */
    ACKNOWLEDGED,
    /** Accepted by an approver, for a reason, until a time; then it is open again. */
    EXCEPTED,
    /** Its cause is gone. */
    RESOLVED
}
