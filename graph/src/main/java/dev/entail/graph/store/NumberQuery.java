// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

/** A query whose rows are whole numbers, each in the column {@code number}, such as how many things a statement changed. */
public interface NumberQuery extends Query<Long> {
    @Override
    default Long map(Row row) {
        return row.whole("number");
    }
}
