// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of principal that can use a technique directly. */
public enum Actor {
    ANY,
    USER,
    ROLE;

    /** The name in technique files and reports. */
    @JsonValue
    public String label() {
        return Labels.of(this);
    }

    public boolean admits(Actor kind) {
        return this == ANY || this == kind;
    }
}
