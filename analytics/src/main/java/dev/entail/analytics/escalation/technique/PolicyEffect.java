// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the attacker's "allow everything" does to the permissions that are there already. */
public enum PolicyEffect {
    /** It comes on top of them, so that every present deny stays. */
    ADDS,
    /** It takes the place of the target policy, with what that policy allowed and denied. */
    REPLACES;

    /** The name in technique files and reports. */
    @JsonValue
    public String label() {
        return Labels.of(this);
    }
}
