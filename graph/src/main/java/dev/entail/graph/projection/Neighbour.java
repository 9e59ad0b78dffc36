// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

/**
 * A relation as seen from one of its ends.
 *
 * @param of the id of the node from which it is seen
 * @param isOutgoing whether the relation leaves that node
 */
public record Neighbour(String of, RelationState relation, boolean isOutgoing) {
    /** {@return the id of the other end} */
    public String other() {
        return isOutgoing ? relation.to() : relation.from();
    }
}
