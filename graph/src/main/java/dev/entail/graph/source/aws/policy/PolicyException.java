// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.Collection;

/** A policy document or request that AWS would refuse; the message says where, what was found and what is allowed. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PolicyException(String place, String problem) {
        super(place + ": " + problem);
    }

    static PolicyException notAllowed(String place, String element, String value, Collection<String> allowed) {
        return new PolicyException(
                place, element + " \"" + value + "\" is not allowed; allowed: " + String.join(", ", allowed));
    }
}
