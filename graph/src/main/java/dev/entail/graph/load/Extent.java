// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import java.util.Set;

/** What a load is the whole truth of; only what lies within is closed where the load does not say it again. */
public sealed interface Extent {
    /** All that its sources say. */
    record Everything() implements Extent {}

    /** Nothing: it adds and changes, and closes nothing. */
    record Additions() implements Extent {}

    /** Some nodes: what its sources say of them, and every relation of its sources at them. */
    record Around(Set<String> nodes) implements Extent {
        public Around {
            nodes = Set.copyOf(nodes);
        }
    }

    /** {@return the nodes whose statements are closed where they are not made again, beside those of everything} */
    default Set<String> focus() {
        return this instanceof Around around ? around.nodes() : Set.of();
    }

    default boolean isEverything() {
        return this instanceof Everything;
    }
}
