// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.access;

import dev.entail.analytics.Evidence;
import java.util.List;

/**
 * How a request would be decided, and why.
 *
 * @param because the statements that decided
 * @param conditions what must hold where it depends on what the data cannot settle
 */
public record AccessDecision(Outcome outcome, List<Evidence> because, List<String> conditions) {
    /** How a request would be decided. */
    public enum Outcome {
        ALLOWED,
        IMPLICITLY_DENIED,
        EXPLICITLY_DENIED,
        CONDITIONAL,
        /** The graph holds nothing from which it could be decided. */
        UNKNOWN
    }

    public AccessDecision {
        because = List.copyOf(because);
        conditions = List.copyOf(conditions);
    }

    /** {@return whether it is allowed, or may be} */
    public boolean isPossible() {
        return outcome == Outcome.ALLOWED || outcome == Outcome.CONDITIONAL;
    }
}
