// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

/** What becomes of the times at which a schedule was due while no server ran. */
public enum CatchUp {
    /** They are passed over. */
    NONE,
    /** One run stands for all of them. */
    ONCE,
    /** Each is run, the oldest first, and speaks of its own time. */
    ALL
}
