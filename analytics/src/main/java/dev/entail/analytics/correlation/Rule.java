// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

/** The rules by which an account is taken for that of a person, in the order in which they are tried. */
public enum Rule {
    EMPLOYEE_NUMBER(0.99),
    EMAIL(0.95),
    USER_NAME(0.85),
    NAME_PATTERN(0.75),
    TAG(0.9),
    /** An earlier record of somebody who was hired again. */
    REHIRE(0.95);

    private final double confidence;

    Rule(double confidence) {
        this.confidence = confidence;
    }

    double confidence() {
        return confidence;
    }

    /** {@return whether it rests on what identifies a person, and not on how user names are usually formed} */
    boolean isIdentifying() {
        return this == EMPLOYEE_NUMBER || this == EMAIL || this == TAG;
    }
}
