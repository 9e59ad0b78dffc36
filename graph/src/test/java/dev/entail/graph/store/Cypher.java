// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.util.Map;
import java.util.function.Function;

/** A statement written in a test. */
public final class Cypher {
    private Cypher() {}

    public static Command command(String cypher, Map<String, Object> parameters) {
        return new Change(cypher, parameters);
    }

    public static <T> Query<T> query(String cypher, Map<String, Object> parameters, Function<Row, T> mapper) {
        return new Question<>(cypher, parameters, mapper);
    }

    /** {@return the whole number that a statement answers as {@code number}} */
    public static long number(GraphStore store, String cypher, Map<String, Object> parameters) {
        return store.first(query(cypher, parameters, row -> row.whole("number")))
                .orElseThrow();
    }

    /** {@return how the store would carry a statement out, an operator a line} */
    public static String plan(GraphStore store, String cypher, Map<String, Object> parameters) {
        return store.plan(cypher, parameters);
    }

    private record Change(String cypher, Map<String, Object> parameters) implements Command {}

    private record Question<T>(String cypher, Map<String, Object> parameters, Function<Row, T> mapper)
            implements Query<T> {
        @Override
        public T map(Row row) {
            return mapper.apply(row);
        }
    }
}
