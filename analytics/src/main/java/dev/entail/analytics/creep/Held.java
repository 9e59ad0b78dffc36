// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One entitlement as an identity holds it.
 *
 * @param grant what was given that brings it, the oldest where there are several
 * @param chain the relations from the identity or its account to the entitlement
 * @param since when the identity came to have it
 * @param lastUsedAt when it was last used, empty where no use is known
 */
public record Held(
        Entitlement entitlement, Grant grant, List<RelationState> chain, Instant since, Optional<Instant> lastUsedAt) {
    public Held {
        chain = List.copyOf(chain);
    }

    /** {@return whether it comes neither through a group nor through the inheritance of roles} */
    public boolean isDirect() {
        return chain.size() == 1
                || chain.stream()
                        .map(RelationState::kind)
                        .noneMatch(kind -> kind == RelationKind.MEMBER_OF || kind == RelationKind.INHERITS);
    }
}
