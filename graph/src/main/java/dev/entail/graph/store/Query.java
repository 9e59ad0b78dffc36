// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.util.Map;

/** One Cypher query that reads: its text, its parameters, and how a row becomes a value. Values are always parameters. */
public interface Query<T> {
    String cypher();

    Map<String, Object> parameters();

    T map(Row row);
}
