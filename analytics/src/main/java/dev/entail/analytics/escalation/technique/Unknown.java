// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonValue;

/** What follows where the data does not say whether a precondition holds. */
public enum Unknown {
    /** It is taken to hold, as it usually does; the evidence says so. */
    ASSUME,
    /** The escalation is conditional on it. */
    REQUIRE;

    /** The name in technique files and reports. */
    @JsonValue
    public String label() {
        return Labels.of(this);
    }
}
