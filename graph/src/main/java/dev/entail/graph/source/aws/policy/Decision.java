// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;

/**
 * The answer to a request, with the statements that made it so.
 *
 * <p>{@code conditions} holds, for {@link Outcome#CONDITIONAL}, what must be true for the request to be allowed (all of
 * it), and for {@link Outcome#IMPLICITLY_DENIED} one sentence that says which kind of policy does not allow it.
 */
public record Decision(Outcome outcome, List<Because> because, List<String> conditions) {
    public Decision {
        because = List.copyOf(because);
        conditions = List.copyOf(conditions);
    }
}
