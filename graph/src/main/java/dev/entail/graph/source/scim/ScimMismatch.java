// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import dev.entail.graph.GraphException.BadInput;

/** A value that its attribute does not take: the message names the attribute, the value and what is allowed. */
public final class ScimMismatch extends BadInput {
    ScimMismatch(String message) {
        super(message);
    }
}
