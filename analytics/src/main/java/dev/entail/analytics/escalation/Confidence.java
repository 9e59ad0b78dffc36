// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

/** Whether the data settles that something can be done. */
public enum Confidence {
    /** All that it needs is in the data. */
    CONFIRMED,
    /** It needs something that the data cannot settle, which the conditions name. */
    CONDITIONAL
}
