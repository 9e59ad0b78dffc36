// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import java.util.List;

/**
 * A stretch of the neighbours of a node, by their ids.
 *
 * @param total how many there are
 */
public record Neighbours(long total, List<Neighbour> some) {
    public static final Neighbours NONE = new Neighbours(0, List.of());

    public Neighbours {
        some = List.copyOf(some);
    }
}
