// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

/** What a statement does when it matches (IAM User Guide, "IAM JSON policy elements: Effect"). */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String text;

    Effect(String text) {
        this.text = text;
    }

    /** {@return the word that a policy document uses} */
    public String text() {
        return text;
    }
}
