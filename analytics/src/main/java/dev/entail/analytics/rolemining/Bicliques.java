// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/** Users and what they hold as a bipartite graph, and its bicliques: users that all hold the same things. */
final class Bicliques {
    private final List<BitSet> rows = new ArrayList<>();
    private final List<BitSet> columns;

    Bicliques(Assignments all) {
        for (int user = 0; user < all.users(); user++) {
            rows.add(all.row(user));
        }
        this.columns = all.transposed();
    }

    /** {@return what a user holds; not to be changed} */
    BitSet row(int user) {
        return rows.get(user);
    }

    /** {@return who holds a thing; not to be changed} */
    BitSet holders(int thing) {
        return columns.get(thing);
    }

    /** {@return who holds all of these} */
    BitSet holdersOf(BitSet things) {
        BitSet holders = new BitSet();
        holders.set(0, rows.size());
        each(things, thing -> holders.and(columns.get(thing)));
        return holders;
    }

    /** {@return what all of these hold} */
    BitSet heldBy(BitSet users) {
        BitSet held = new BitSet();
        held.set(0, columns.size());
        each(users, user -> held.and(rows.get(user)));
        return held;
    }

    /** {@return the largest biclique of all who hold these} */
    MinedRole closed(BitSet things) {
        BitSet users = holdersOf(things);
        return new MinedRole(users, heldBy(users));
    }

    /** {@return one role for each user or each thing, whichever are fewer: what is held at random has no better roles} */
    List<MinedRole> plain() {
        return rows.size() <= columns.size()
                ? rows.stream().map(this::closed).toList()
                : columns.stream()
                        .map(users -> new MinedRole(users, heldBy(users)))
                        .toList();
    }

    /** Drops roles where the others give all that they give; the one that gives least is tried first. */
    void dropNeedless(List<MinedRole> roles) {
        int[][] given = new int[rows.size()][columns.size()];
        roles.forEach(role -> each(role.users(), user -> each(role.columns(), thing -> given[user][thing]++)));
        List<MinedRole> bySize = new ArrayList<>(roles);
        bySize.sort(Comparator.comparingLong(
                role -> (long) role.users().cardinality() * role.columns().cardinality()));
        for (MinedRole role : bySize) {
            boolean needless = role.users().stream()
                    .allMatch(user -> role.columns().stream().allMatch(thing -> given[user][thing] > 1));
            if (needless) {
                roles.remove(role);
                each(role.users(), user -> each(role.columns(), thing -> given[user][thing]--));
            }
        }
    }

    static boolean contains(BitSet outer, BitSet inner) {
        BitSet rest = (BitSet) inner.clone();
        rest.andNot(outer);
        return rest.isEmpty();
    }

    static void each(BitSet set, IntConsumer action) {
        for (int bit = set.nextSetBit(0); bit >= 0; bit = set.nextSetBit(bit + 1)) {
            action.accept(bit);
        }
    }
}
