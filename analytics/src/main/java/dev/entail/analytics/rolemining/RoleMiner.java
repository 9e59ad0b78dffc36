// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Finds few roles that give every user exactly what the user holds: a small cover of a bipartite graph by bicliques.
 *
 * <p>Users who hold the same, and things held by the same, are taken as one. An assignment that lies in one largest
 * biclique only makes that one a role; an assignment that is covered by whatever covers another need not be looked at.
 * These steps lose nothing; where none applies, the assignment with the fewest companions is covered by the biclique
 * that grows greedily around it. After A. Ene et al., "Fast exact and heuristic methods for role minimization problems",
 * SACMAT 2008. At last, roles that the others cover are dropped.
 *
 * <p>Finding the smallest number is NP-hard. Time is O(rounds · assignments · width) with bit sets, of what is different.
 */
public final class RoleMiner {
    private final List<BitSet> rows = new ArrayList<>();
    private final List<BitSet> columns;
    /** What is neither covered nor taken care of by another assignment, by user. */
    private final List<BitSet> open = new ArrayList<>();

    /** The assignments that are taken care of with one that is open: any biclique of open ones around it can take them in. */
    private final Map<Long, List<Long>> followers = new HashMap<>();

    private final List<MinedRole> roles = new ArrayList<>();

    private RoleMiner(List<BitSet> distinct, int width) {
        distinct.forEach(row -> {
            rows.add(row);
            open.add((BitSet) row.clone());
        });
        this.columns = new Assignments(rows, width).transposed();
    }

    /** {@return roles that rebuild the assignments exactly, the one that gives most first} */
    public static List<MinedRole> mine(Assignments all) {
        List<BitSet> sets = new ArrayList<>();
        for (int user = 0; user < all.users(); user++) {
            sets.add(all.row(user));
        }
        List<List<Integer>> users = List.copyOf(Assignments.alike(sets));
        List<List<Integer>> things = List.copyOf(Assignments.alike(all.transposed()));
        List<BitSet> distinct = new ArrayList<>();
        for (List<Integer> some : users) {
            BitSet row = new BitSet();
            for (int thing = 0; thing < things.size(); thing++) {
                row.set(thing, all.row(some.getFirst()).get(things.get(thing).getFirst()));
            }
            distinct.add(row);
        }
        RoleMiner miner = new RoleMiner(distinct, things.size());
        miner.run();
        return miner.roles.stream()
                .map(role -> new MinedRole(spread(role.users(), users), spread(role.columns(), things)))
                .sorted(Comparator.comparingLong(
                                (MinedRole role) -> -(long) role.users().cardinality()
                                        * role.columns().cardinality())
                        .thenComparing(role -> role.users().toString()))
                .toList();
    }

    private static BitSet spread(BitSet groups, List<List<Integer>> members) {
        BitSet all = new BitSet();
        each(groups, group -> members.get(group).forEach(all::set));
        return all;
    }

    private void run() {
        while (true) {
            while (reduce()) {
                // as long as something follows for certain
            }
            int[] least = least();
            if (least.length == 0) {
                break;
            }
            MinedRole role = grown(least[0], least[1]);
            take(new Companions(role.users(), role.columns()));
        }
        dropNeedless();
        if (roles.size() > Math.min(rows.size(), columns.size())) {
            roles.clear();
            plain();
        }
    }

    /** One role for each user or each thing, whichever are fewer: what is held at random has no better roles. */
    private void plain() {
        if (rows.size() <= columns.size()) {
            rows.forEach(row -> roles.add(closed(row)));
        } else {
            columns.forEach(users -> roles.add(new MinedRole(users, heldBy(users))));
        }
    }

    /** The open assignments that may share a biclique with one: their users and their things. */
    private record Companions(BitSet users, BitSet things) {
        long size() {
            return (long) users.cardinality() * things.cardinality();
        }
    }

    private Companions companions(int user, int thing) {
        BitSet users = new BitSet();
        BitSet things = new BitSet();
        each(columns.get(thing), other -> {
            if (open.get(other).intersects(rows.get(user))) {
                BitSet shared = (BitSet) open.get(other).clone();
                shared.and(rows.get(user));
                users.set(other);
                things.or(shared);
            }
        });
        return new Companions(users, things);
    }

    private boolean reduce() {
        boolean changed = false;
        for (int user = 0; user < rows.size(); user++) {
            for (int thing = open.get(user).nextSetBit(0);
                    thing >= 0;
                    thing = open.get(user).nextSetBit(thing + 1)) {
                changed |= reduce(user, thing);
            }
        }
        return changed;
    }

    private boolean reduce(int user, int thing) {
        Companions companions = companions(user, thing);
        BitSet users = holdersOf(companions.things());
        BitSet things = heldBy(companions.users());
        if (contains(users, companions.users())) {
            take(companions);
            return true;
        }
        boolean changed = false;
        long leader = number(user, thing);
        for (int other = users.nextSetBit(0); other >= 0; other = users.nextSetBit(other + 1)) {
            BitSet follow = (BitSet) open.get(other).clone();
            follow.and(things);
            if (other == user) {
                follow.clear(thing);
            }
            if (!follow.isEmpty()) {
                changed = true;
                follow(other, follow, leader);
            }
        }
        return changed;
    }

    private void follow(int user, BitSet things, long leader) {
        open.get(user).andNot(things);
        List<Long> after = followers.computeIfAbsent(leader, any -> new ArrayList<>());
        each(things, thing -> {
            long number = number(user, thing);
            after.add(number);
            List<Long> theirs = followers.remove(number);
            if (theirs != null) {
                after.addAll(theirs);
            }
        });
    }

    private long number(int user, int thing) {
        return (long) user * columns.size() + thing;
    }

    private BitSet holdersOf(BitSet things) {
        BitSet holders = new BitSet();
        holders.set(0, rows.size());
        each(things, thing -> holders.and(columns.get(thing)));
        return holders;
    }

    private BitSet heldBy(BitSet users) {
        BitSet held = new BitSet();
        held.set(0, columns.size());
        each(users, user -> held.and(rows.get(user)));
        return held;
    }

    /** Makes a role of open assignments that are a biclique, with all that follows them. */
    private void take(Companions biclique) {
        BitSet users = new BitSet();
        BitSet things = new BitSet();
        each(biclique.users(), user -> {
            BitSet here = (BitSet) open.get(user).clone();
            here.and(biclique.things());
            each(here, thing -> {
                users.set(user);
                things.set(thing);
                for (long follower : followers.getOrDefault(number(user, thing), List.of())) {
                    users.set((int) (follower / columns.size()));
                    things.set((int) (follower % columns.size()));
                }
            });
        });
        MinedRole role = closed(things);
        if (!contains(role.users(), users)) {
            throw new IllegalStateException("what follows a biclique is not part of one");
        }
        roles.add(role);
        each(role.users(), user -> {
            BitSet covered = (BitSet) open.get(user).clone();
            covered.and(role.columns());
            each(covered, thing -> open.get(user).set(thing, !isCoveredWithFollowers(role, number(user, thing))));
        });
    }

    /** What the role covers by the way stays open as long as something that follows it is not covered. */
    private boolean isCoveredWithFollowers(MinedRole role, long leader) {
        return followers.getOrDefault(leader, List.of()).stream()
                .allMatch(follower -> role.users().get((int) (follower / columns.size()))
                        && role.columns().get((int) (follower % columns.size())));
    }

    /** The open assignment with the fewest companions, empty where nothing is open. */
    private int[] least() {
        int[] least = {};
        long fewest = Long.MAX_VALUE;
        for (int user = 0; user < rows.size(); user++) {
            BitSet row = open.get(user);
            for (int thing = row.nextSetBit(0); thing >= 0; thing = row.nextSetBit(thing + 1)) {
                long size = companions(user, thing).size();
                if (size < fewest) {
                    fewest = size;
                    least = new int[] {user, thing};
                }
            }
        }
        return least;
    }

    /** From all that the user holds, gives up what lets more open assignments in, while there is such a step. */
    private MinedRole grown(int user, int thing) {
        Companions companions = companions(user, thing);
        BitSet start = (BitSet) rows.get(user).clone();
        MinedRole best = closed(start);
        long gain = gain(best);
        boolean better = true;
        while (better) {
            better = false;
            MinedRole from = best;
            BitSet others = (BitSet) companions.users().clone();
            others.andNot(from.users());
            for (int other = others.nextSetBit(0); other >= 0; other = others.nextSetBit(other + 1)) {
                BitSet things = (BitSet) from.columns().clone();
                things.and(rows.get(other));
                MinedRole next = closed(things);
                long more = gain(next);
                if (more > gain) {
                    best = next;
                    gain = more;
                    better = true;
                }
            }
        }
        return best;
    }

    private MinedRole closed(BitSet things) {
        BitSet users = holdersOf(things);
        return new MinedRole(users, heldBy(users));
    }

    private long gain(MinedRole role) {
        long gain = 0;
        for (int user = role.users().nextSetBit(0);
                user >= 0;
                user = role.users().nextSetBit(user + 1)) {
            BitSet covered = (BitSet) open.get(user).clone();
            covered.and(role.columns());
            gain += covered.cardinality();
        }
        return gain;
    }

    /** A role goes where the others give all that it gives; the one that gives least is tried first. */
    private void dropNeedless() {
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

    private static boolean contains(BitSet outer, BitSet inner) {
        BitSet rest = (BitSet) inner.clone();
        rest.andNot(outer);
        return rest.isEmpty();
    }

    private static void each(BitSet set, IntConsumer action) {
        for (int bit = set.nextSetBit(0); bit >= 0; bit = set.nextSetBit(bit + 1)) {
            action.accept(bit);
        }
    }
}
