// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import static dev.entail.analytics.rolemining.Bicliques.contains;
import static dev.entail.analytics.rolemining.Bicliques.each;

import dev.entail.graph.store.Deadline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

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
    private final Bicliques held;
    /** What is neither covered nor taken care of by another assignment, by user. */
    private final List<BitSet> open = new ArrayList<>();

    private final Followers followers;
    private final List<MinedRole> roles = new ArrayList<>();

    private RoleMiner(Assignments distinct) {
        this.held = new Bicliques(distinct);
        this.followers = new Followers(distinct.columns());
        for (int user = 0; user < distinct.users(); user++) {
            open.add((BitSet) distinct.row(user).clone());
        }
    }

    /**
     * {@return roles that rebuild the assignments exactly, the one that gives most first}
     *
     * @throws dev.entail.graph.GraphException.TimedOut where the work has a deadline, and it is reached
     */
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
        RoleMiner miner = new RoleMiner(new Assignments(distinct, things.size()));
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
        for (int[] next = untaken(); next.length > 0; next = untaken()) {
            MinedRole role = grown(next[0], next[1]);
            take(new Companions(role.users(), role.columns()));
        }
        held.dropNeedless(roles);
        List<MinedRole> plain = held.plain();
        if (roles.size() > plain.size()) {
            roles.clear();
            roles.addAll(plain);
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
        each(held.holders(thing), other -> {
            if (open.get(other).intersects(held.row(user))) {
                BitSet shared = (BitSet) open.get(other).clone();
                shared.and(held.row(user));
                users.set(other);
                things.or(shared);
            }
        });
        return new Companions(users, things);
    }

    /** What is open when nothing follows for certain any more: of that the assignment with the fewest companions. */
    private int[] untaken() {
        boolean changed = true;
        while (changed) {
            changed = reduce();
        }
        return least();
    }

    private boolean reduce() {
        boolean changed = false;
        for (int user = 0; user < open.size(); user++) {
            Deadline.check();
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
        BitSet users = held.holdersOf(companions.things());
        BitSet things = held.heldBy(companions.users());
        if (contains(users, companions.users())) {
            take(companions);
            return true;
        }
        boolean changed = false;
        for (int other = users.nextSetBit(0); other >= 0; other = users.nextSetBit(other + 1)) {
            BitSet follow = (BitSet) open.get(other).clone();
            follow.and(things);
            if (other == user) {
                follow.clear(thing);
            }
            if (!follow.isEmpty()) {
                changed = true;
                open.get(other).andNot(follow);
                followers.add(other, follow, user, thing);
            }
        }
        return changed;
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
                followers.each(user, thing, (other, followed) -> {
                    users.set(other);
                    things.set(followed);
                });
            });
        });
        MinedRole role = held.closed(things);
        if (!contains(role.users(), users)) {
            throw new IllegalStateException("what follows a biclique is not part of one");
        }
        roles.add(role);
        each(role.users(), user -> {
            BitSet covered = (BitSet) open.get(user).clone();
            covered.and(role.columns());
            each(covered, thing -> open.get(user).set(thing, !followers.areIn(role, user, thing)));
        });
    }

    /** The open assignment with the fewest companions, empty where nothing is open. */
    private int[] least() {
        int[] least = {};
        long fewest = Long.MAX_VALUE;
        for (int user = 0; user < open.size(); user++) {
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
        BitSet start = held.row(user);
        MinedRole best = held.closed(start);
        long gain = gain(best);
        boolean better = true;
        while (better) {
            better = false;
            MinedRole from = best;
            BitSet others = (BitSet) companions.users().clone();
            others.andNot(from.users());
            for (int other = others.nextSetBit(0); other >= 0; other = others.nextSetBit(other + 1)) {
                BitSet things = (BitSet) from.columns().clone();
                things.and(held.row(other));
                MinedRole next = held.closed(things);
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

    private long gain(MinedRole role) {
        return role.users().stream()
                .mapToLong(user -> {
                    BitSet covered = (BitSet) open.get(user).clone();
                    covered.and(role.columns());
                    return covered.cardinality();
                })
                .sum();
    }
}
