// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

/** Which way relations of a node are followed. */
public enum Direction {
    OUT,
    IN,
    BOTH;

    /** {@return the pattern of relations of some kinds between {@code e} and {@code n}; of all kinds where none is named} */
    String pattern(Iterable<? extends Enum<?>> kinds) {
        StringBuilder types = new StringBuilder();
        kinds.forEach(kind -> types.append(types.isEmpty() ? ":" : "|").append(kind.name()));
        return (this == IN ? "<-[r" : "-[r") + types + (this == OUT ? "]->" : "]-");
    }
}
