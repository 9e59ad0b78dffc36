// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.util.Map;

/** One Cypher statement that writes, with its parameters. Labels and relation types in its text come only from enums. */
public interface Command {
    String cypher();

    /** {@return by name; none where the text names none} */
    default Map<String, Object> parameters() {
        return Map.of();
    }
}
