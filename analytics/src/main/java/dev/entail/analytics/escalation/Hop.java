// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.graph.RelationKind;
import java.util.List;
import java.util.Optional;

/** One step of an escalation path, with what makes it possible. */
public record Hop(
        EntityRef from,
        EntityRef to,
        RelationKind relation,
        Optional<String> technique,
        Confidence confidence,
        List<String> conditions,
        List<Evidence> evidence) {
    public Hop {
        conditions = List.copyOf(conditions);
        evidence = List.copyOf(evidence);
    }

    /** {@return whether the step takes over what something else has: membership, role inheritance, or assuming a role} */
    public boolean isInheritance() {
        return switch (relation) {
            case MEMBER_OF, INHERITS, CAN_ASSUME -> true;
            case CAN_ESCALATE -> technique.filter(id -> id.startsWith("sts-")).isPresent();
            default -> false;
        };
    }
}
