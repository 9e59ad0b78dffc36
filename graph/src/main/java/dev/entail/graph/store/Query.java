// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.util.Map;

/** One Cypher query that reads: its text, its parameters, and how a row becomes a value. Values are always parameters. */
public interface Query<T> {
    String cypher();

    /** {@return by name; none where the text names none} */
    default Map<String, Object> parameters() {
        return Map.of();
    }

    T map(Row row);
}
