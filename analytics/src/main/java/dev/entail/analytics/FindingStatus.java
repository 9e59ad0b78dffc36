// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

/** Where a finding stands. */
public enum FindingStatus {
    OPEN,
    ACKNOWLEDGED,
    EXCEPTED,
    RESOLVED
}
