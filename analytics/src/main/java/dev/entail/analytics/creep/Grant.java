// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * One thing that was given to an identity or one of its accounts: a role, a permission or the membership of a group.
 * It is what can be taken away again.
 *
 * @param bundle all that comes with it
 * @param since when it was given, else when a source first told of it
 */
public record Grant(RelationState relation, Bundle bundle, Instant since) {
    static Grant of(RelationState relation, Bundle bundle) {
        return new Grant(relation, bundle, relation.time("grantedAt").orElse(relation.firstSeen()));
    }

    long seconds() {
        return Bundle.seconds(since);
    }

    /** {@return the numbers of what comes with it} */
    IntStream entitlements() {
        return IntStream.range(0, bundle.size()).map(bundle::get);
    }

    /** {@return the id of what was given} */
    public String target() {
        return relation.to();
    }

    public boolean isMembership() {
        return relation.kind() == RelationKind.MEMBER_OF;
    }
}
