// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who holds what, by number, as one row for each user. Rows are not changed once it is made. */
public final class Assignments {
    private final List<BitSet> rows;
    private final int columns;

    /** @param columns the number of things that can be held */
    public Assignments(List<BitSet> rows, int columns) {
        this.rows = List.copyOf(rows);
        this.columns = columns;
        for (BitSet row : rows) {
            if (row.length() > columns) {
                throw new IllegalArgumentException(
                        "a row holds column " + (row.length() - 1) + ", allowed is 0 to " + (columns - 1));
            }
        }
    }

    public int users() {
        return rows.size();
    }

    public int columns() {
        return columns;
    }

    /** {@return what a user holds; not to be changed} */
    public BitSet row(int user) {
        return rows.get(user);
    }

    /** {@return the number of assignments} */
    public long size() {
        return rows.stream().mapToLong(BitSet::cardinality).sum();
    }

    List<BitSet> transposed() {
        List<BitSet> all = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            all.add(new BitSet(rows.size()));
        }
        for (int user = 0; user < rows.size(); user++) {
            BitSet row = rows.get(user);
            for (int column = row.nextSetBit(0); column >= 0; column = row.nextSetBit(column + 1)) {
                all.get(column).set(user);
            }
        }
        return all;
    }

    /** {@return the members of each group of equal sets, groups and members in ascending order; empty sets left out} */
    static Collection<List<Integer>> alike(List<BitSet> sets) {
        Map<BitSet, List<Integer>> groups = new LinkedHashMap<>();
        for (int number = 0; number < sets.size(); number++) {
            if (!sets.get(number).isEmpty()) {
                groups.computeIfAbsent(sets.get(number), any -> new ArrayList<>())
                        .add(number);
            }
        }
        return groups.values();
    }
}
