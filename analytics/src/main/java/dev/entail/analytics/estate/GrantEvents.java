// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.estate;

import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.Optional;

/** Requests and approvals of grants: which event is of which grant. */
public final class GrantEvents {
    private GrantEvents() {}

    /** {@return whether an event bears the ticket of a grant, names its role in its detail, or is also about the role} */
    public static boolean isOf(Estate estate, EntityState event, RelationState grant) {
        Optional<String> ticket = event.text("ticket");
        if (ticket.isPresent() && ticket.equals(grant.text("ticket"))) {
            return true;
        }
        String detail = event.text("detail").orElse("");
        String role = estate.known(grant.to()).map(EntityState::displayName).orElse(grant.to());
        return detail.equals(grant.to())
                || detail.equalsIgnoreCase(role)
                || estate.from(event.id(), RelationKind.ABOUT).stream()
                        .anyMatch(about -> about.to().equals(grant.to()));
    }
}
