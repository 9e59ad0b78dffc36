// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The effective entitlements of every identity: what it holds directly, through groups within groups and through
 * inherited roles, less what is denied. A person holds what the person's accounts hold. Safe for several threads.
 *
 * <p>What comes with a group or role is kept once, and so is the set of identities that hold the same: memory is linear
 * in what is given and in the different sets, 4 bytes an entitlement of a set.
 */
public final class Entitlements {
    private static final List<RelationKind> GIVEN =
            List.of(RelationKind.HAS_ROLE, RelationKind.GRANTS, RelationKind.MEMBER_OF);

    private final Estate estate;
    private final People people;
    private final Instant at;
    private final EntitlementTable table;
    private final Bundles bundles;
    private final List<EntityState> holders;
    private final Map<List<Bundle>, int[]> sets = new ConcurrentHashMap<>();
    private final Map<String, Holding> byHolder;

    /** What was given to a holder, and the numbers of what that comes to. */
    private static final class Holding {
        private final List<Grant> grants;
        private final int[] set;

        Holding(List<Grant> grants, int[] set) {
            this.grants = grants;
            this.set = set;
        }
    }

    private Entitlements(AnalysisContext context) {
        this.estate = context.estate();
        this.people = context.people();
        this.at = context.at();
        this.table = new EntitlementTable(estate);
        this.bundles = new Bundles(estate, at, table);
        this.holders = estate.entities(EntityLabel.IDENTITY).stream()
                .filter(identity -> !isAccountOfPerson(identity))
                .toList();
        this.byHolder = holders.parallelStream()
                .collect(Collectors.toConcurrentMap(EntityState::id, holder -> holding(holder.id())));
    }

    /** {@return those of a context, computed once for all analyses} */
    public static Entitlements of(AnalysisContext context) {
        return context.shared(Entitlements.class, Entitlements::new);
    }

    private boolean isAccountOfPerson(EntityState identity) {
        return !People.isNhi(identity)
                && people.personOf(identity.id())
                        .filter(person -> !person.id().equals(identity.id()))
                        .isPresent();
    }

    /** {@return who holds for itself: people, machines, and accounts of nobody, in the order of their ids} */
    public List<EntityState> holders() {
        return holders;
    }

    /** {@return who answers for what an identity holds: the person of an account, else itself} */
    public Optional<EntityState> holder(String identity) {
        Optional<EntityState> state = estate.entity(identity);
        return state.filter(this::isAccountOfPerson).isPresent() ? people.personOf(identity) : state;
    }

    /** {@return the number of different entitlements} */
    public int size() {
        return table.all().size();
    }

    public Entitlement get(int number) {
        return table.all().get(number);
    }

    /** {@return the numbers of what a holder may use, in ascending order; not to be changed} */
    public int[] of(String holder) {
        return known(holder).set;
    }

    private Holding known(String holder) {
        Holding holding = byHolder.get(holder);
        return holding == null ? holding(holder) : holding;
    }

    private Holding holding(String holder) {
        List<Grant> grants = given(holder);
        List<Bundle> bundles = grants.stream().map(Grant::bundle).toList();
        return new Holding(grants, sets.computeIfAbsent(bundles, this::union));
    }

    private int[] union(List<Bundle> held) {
        int[] all = held.stream()
                .flatMapToInt(bundle -> IntStream.range(0, bundle.size()).map(bundle::get))
                .sorted()
                .distinct()
                .toArray();
        int[] denials = Arrays.stream(all).filter(table::isDenial).toArray();
        return denials.length == 0
                ? all
                : Arrays.stream(all)
                        .filter(number -> !table.isDenial(number))
                        .filter(number -> Arrays.stream(denials).noneMatch(by -> get(by).denies(get(number))))
                        .toArray();
    }

    /** {@return what was given to a holder and its accounts and is in force} */
    public List<Grant> grants(String holder) {
        return known(holder).grants;
    }

    private List<Grant> given(String holder) {
        List<Grant> grants = new ArrayList<>();
        ids(holder)
                .forEach(id -> GIVEN.forEach(kind -> estate.from(id, kind).stream()
                        .filter(relation -> Bundles.isInForce(relation, at))
                        .filter(relation -> !isTeam(relation))
                        .forEach(relation -> grants.add(Grant.of(relation, bundles.of(relation.to()))))));
        return List.copyOf(grants);
    }

    /** {@return a holder and the accounts that it answers for} */
    public List<String> ids(String holder) {
        return estate.to(holder, RelationKind.ACCOUNT_OF).isEmpty()
                ? List.of(holder)
                : Stream.concat(
                                Stream.of(holder),
                                people.accountsOf(holder).stream()
                                        .filter(account -> !People.isNhi(account))
                                        .map(EntityState::id))
                        .toList();
    }

    private boolean isTeam(RelationState relation) {
        return relation.kind() == RelationKind.MEMBER_OF
                && estate.entity(relation.to())
                        .filter(state -> state.label() == EntityLabel.GROUP)
                        .isEmpty();
    }

    /** {@return the numbers of all that comes with a role or group, in ascending order} */
    public int[] broughtBy(String node) {
        return bundles.of(node).numbers();
    }

    /** {@return since when a holder has each of what {@link #of} names, in epoch seconds} */
    long[] since(String holder) {
        int[] set = of(holder);
        long[] since = new long[set.length];
        Arrays.fill(since, Long.MAX_VALUE);
        for (Grant grant : grants(holder)) {
            Bundle bundle = grant.bundle();
            for (int place = 0; place < bundle.size(); place++) {
                int index = Arrays.binarySearch(set, bundle.get(place));
                if (index >= 0) {
                    since[index] = Math.min(since[index], bundle.since(place, grant.seconds()));
                }
            }
        }
        return since;
    }

    /** {@return each entitlement of a holder with the way it comes and its last use, in the order of their numbers} */
    public List<Held> held(String holder) {
        int[] set = of(holder);
        Usage usage = usage(holder);
        Held[] held = new Held[set.length];
        for (Grant grant : grants(holder)) {
            Map<Integer, List<RelationState>> chains = new Chains(estate, at, table).behind(grant.relation());
            Bundle bundle = grant.bundle();
            for (int place = 0; place < bundle.size(); place++) {
                int index = Arrays.binarySearch(set, bundle.get(place));
                Instant since = Instant.ofEpochSecond(bundle.since(place, grant.seconds()));
                if (index >= 0 && (held[index] == null || since.isBefore(held[index].since()))) {
                    held[index] = new Held(
                            get(set[index]),
                            grant,
                            chains.getOrDefault(set[index], List.of(grant.relation())),
                            since,
                            usage.lastUse(get(set[index])));
                }
            }
        }
        return List.of(held);
    }

    /** {@return whether any source looked at what a holder uses} */
    boolean isUseKnown(String holder) {
        return ids(holder).stream()
                .anyMatch(id -> !estate.from(id, RelationKind.USED).isEmpty());
    }

    Usage usage(String holder) {
        return Usage.of(estate, bundles, ids(holder));
    }

    /** {@return what a node is as an entitlement} */
    Optional<Entitlement> entitlement(String node) {
        int number = table.numberOf(node);
        return number < 0 ? Optional.empty() : Optional.of(get(number));
    }

    EntitlementTable table() {
        return table;
    }
}
