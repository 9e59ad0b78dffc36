// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import java.util.BitSet;

/** One role of a suggestion: who would have it and what it would give; each user holds all of it today. */
public record MinedRole(BitSet users, BitSet columns) {
    public MinedRole {
        if (users.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException("a role needs a user and something to give");
        }
    }
}
