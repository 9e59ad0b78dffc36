// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;

/** That an identity can reach a target it does not have: by its cheapest confirmed path, else its cheapest conditional one. */
public record Escalation(EntityRef identity, EscalationPath path) {
    public EntityRef target() {
        return path.target();
    }

    public Confidence confidence() {
        return path.confidence();
    }
}
