// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.util.Map;

/** One Cypher statement: its text and its parameters. Values are always parameters. */
public interface Statement {
    String cypher();

    /** {@return by name; none where the text names none} */
    default Map<String, Object> parameters() {
        return Map.of();
    }
}
