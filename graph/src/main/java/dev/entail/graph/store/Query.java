// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

/** One Cypher query that answers: its text, its parameters, and how a row becomes a value. */
public interface Query<T> extends Statement {
    T map(Row row);
}
