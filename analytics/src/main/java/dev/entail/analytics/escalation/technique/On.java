// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a permission is needed on. */
public sealed interface On {
    /** The technique's target. */
    record Target() implements On {}

    /** The actor. */
    record Self() implements On {}

    /** Every resource: the action has no resource-level permission. */
    record Any() implements On {}

    /** One of the technique's resources; the same name means the same thing throughout a technique. */
    record Named(String name) implements On {}

    @JsonCreator
    static On of(String name) {
        return switch (name) {
            case "target" -> new Target();
            case "self" -> new Self();
            case "any" -> new Any();
            default -> new Named(name);
        };
    }
}
