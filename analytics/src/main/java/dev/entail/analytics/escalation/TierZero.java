// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import java.util.List;

/**
 * Something of the highest tier: whoever has it has everything.
 *
 * @param declared whether somebody said so; else an evaluation found it
 */
public record TierZero(EntityRef entity, String reason, boolean declared, List<Evidence> evidence) {
    public TierZero {
        evidence = List.copyOf(evidence);
    }
}
