// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;

/**
 * The answer to a request, with the statements that made it so.
 *
 * <p>{@code conditions} holds, for {@link Outcome#CONDITIONAL}, what must be true for the request to be allowed (all of
 * it), and for {@link Outcome#IMPLICITLY_DENIED} one sentence that says which kind of policy does not allow it.
 *
 * @param blockedBy for {@link Outcome#IMPLICITLY_DENIED} every group of policies that would have to allow it and does
 *     not, by the names of {@code aws evaluate}: {@code identityPolicies}, {@code boundaries[0]}, {@code
 *     serviceControlPolicies[1]}, ...
 */
public record Decision(Outcome outcome, List<Because> because, List<String> conditions, List<String> blockedBy) {
    public Decision {
        because = List.copyOf(because);
        conditions = List.copyOf(conditions);
        blockedBy = List.copyOf(blockedBy);
    }

    public Decision(Outcome outcome, List<Because> because, List<String> conditions) {
        this(outcome, because, conditions, List.of());
    }
}
