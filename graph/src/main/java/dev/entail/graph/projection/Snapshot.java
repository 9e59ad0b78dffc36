// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Reach;
import dev.entail.graph.store.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The graph at one version, now or as of a time: what a reader sees whatever is loaded meanwhile. One that was made for
 * a caller whose {@link Reach} is bounded shows only what the caller's scopes contained then, whoever asks it later.
 */
public final class Snapshot {
    private static final int MOST_IDS_AT_ONCE = 5_000;

    private final GraphStore store;
    private final Visibility visible;
    private final Optional<Set<String>> scopes;
    private final Past past = new StoredPast(this);
    private final Object reading = new Object();
    private volatile @Nullable EstateReader whole;
    private @Nullable Set<String> inside;

    public Snapshot(GraphStore store, long version, Optional<Instant> asOf) {
        this(store, new Visibility(version, asOf), Reach.scopes());
    }

    private Snapshot(GraphStore store, Visibility visible, Optional<Set<String>> scopes) {
        this.store = store;
        this.visible = visible;
        this.scopes = scopes;
    }

    /** {@return the graph as its last finished load left it} */
    public static Snapshot latest(GraphStore store, Optional<Instant> asOf) {
        return new Snapshot(store, GraphVersion.current(store), asOf);
    }

    /** {@return a version of which this is all, as if it had been read} */
    static Snapshot holding(
            GraphStore store, long version, Map<String, List<Claim>> claims, List<RelationState> relations) {
        Snapshot snapshot = new Snapshot(store, version, Optional.empty());
        snapshot.whole = EstateReader.of(snapshot, claims, relations);
        return snapshot;
    }

    /** {@return what a store is asked for the nodes and relations of a version} */
    public static List<Statement> statements() {
        Visibility now = new Visibility(0, Optional.empty());
        return List.of(
                SelectClaims.all(now),
                SelectClaims.ofIds(now, List.of("")),
                SelectClaims.history(now, EntityLabel.EVENT, List.of("")),
                new SelectAllRelations(now),
                new ProjectionReader.SelectEdges(now),
                new SelectRelationsByNumber(0, List.of(0L)));
    }

    public long version() {
        return visible.version();
    }

    public Optional<Instant> asOf() {
        return visible.asOf();
    }

    /** {@return the same version as of a time, within the same bounds} */
    Snapshot at(Instant time) {
        return new Snapshot(store, new Visibility(version(), Optional.of(time)), scopes);
    }

    /** {@return whether a node, if there is one of this id, may be seen} */
    public boolean sees(String id) {
        return scopes.isEmpty() || inside(scopes.get()).contains(id);
    }

    /** {@return the ids of all nodes that may be seen; empty where every node may} */
    public Optional<Set<String>> bounds() {
        return scopes.map(this::inside);
    }

    private synchronized Set<String> inside(Set<String> bounds) {
        if (inside == null) {
            List<RelationState> contains = new ArrayList<>();
            read(new SelectRelations(RelationKind.CONTAINS, visible), contains::add);
            inside = Set.copyOf(Inside.of(
                    bounds,
                    contains,
                    merged(claims -> read(SelectClaims.ofLabels(visible, EnumSet.of(EntityLabel.SCOPE)), claims))));
        }
        return inside;
    }

    boolean sees(RelationState relation) {
        return sees(relation.from()) && sees(relation.to());
    }

    <T> List<T> seen(Collection<T> all, Function<T, String> id) {
        return all.stream().filter(each -> sees(id.apply(each))).toList();
    }

    /** Reads what this snapshot itself keeps to what may be seen. */
    <T> void read(Query<T> query, Consumer<T> each) {
        Reach.lifted(() -> {
            store.stream(query, each);
            return true;
        });
    }

    /** {@return all nodes and relations, read when first asked for} Several threads read it, so that what one may see has a lock of its own. */
    public Estate estate() {
        synchronized (reading) {
            EstateReader read = whole;
            if (read == null) {
                read = EstateReader.read(this);
                whole = read;
            }
            return read.estate();
        }
    }

    /** {@return all nodes and relations of a time; what was there then and still is is not read again} */
    Estate estateAt(Instant time) {
        EstateReader read = whole;
        boolean isBefore = asOf().filter(at -> at.isBefore(time)).isEmpty();
        return read == null || scopes.isPresent() || !isBefore ? at(time).estate() : read.at(time);
    }

    /** {@return what was before, as this version knows it} */
    public Past past() {
        return past;
    }

    private Optional<Estate> knownEstate() {
        return Optional.ofNullable(whole).map(EstateReader::estate);
    }

    /** {@return all nodes of these labels, by id} */
    public Map<String, EntityState> entities(Collection<EntityLabel> labels) {
        return merged(claims -> read(SelectClaims.ofLabels(visible, labels), seenOnly(claims)));
    }

    /** {@return all nodes whose ids begin with a text, by id} */
    public Map<String, EntityState> entitiesBeginning(String prefix) {
        Optional<Estate> read = knownEstate();
        if (read.isPresent()) {
            return read.get().beginning(prefix);
        }
        return merged(claims -> read(SelectClaims.beginning(visible, prefix), seenOnly(claims)));
    }

    /** {@return those of these nodes that are there, by id} */
    public Map<String, EntityState> entitiesOf(Collection<String> ids) {
        Optional<Estate> read = knownEstate();
        if (read.isPresent()) {
            Map<String, EntityState> states = new LinkedHashMap<>();
            ids.forEach(id -> read.get().entity(id).ifPresent(state -> states.put(id, state)));
            return states;
        }
        List<String> all = seen(ids, id -> id);
        return merged(claims -> inParts(all, some -> read(SelectClaims.ofIds(visible, some), claims)));
    }

    /** {@return a node, empty where it is not there} */
    public Optional<EntityState> entity(String id) {
        return Optional.ofNullable(entitiesOf(List.of(id)).get(id));
    }

    /** {@return nodes that no source names any more, as they were last, by id} */
    public Map<String, EntityState> lastKnown(Collection<String> ids) {
        List<String> all = seen(ids, id -> id);
        return merged(claims -> inParts(all, some -> read(SelectClaims.past(visible, some), claims)));
    }

    private static void inParts(List<String> all, Consumer<List<String>> read) {
        for (int start = 0; start < all.size(); start += MOST_IDS_AT_ONCE) {
            read.accept(all.subList(start, Math.min(all.size(), start + MOST_IDS_AT_ONCE)));
        }
    }

    /** Hands on all that sources say of some nodes. */
    public void claims(Collection<String> ids, Consumer<Claim> each) {
        if (!ids.isEmpty()) {
            read(SelectClaims.ofIds(visible, seen(ids, id -> id)), each);
        }
    }

    /** Hands on all that was ever said of nodes of a label whose properties, as JSON, hold one of these texts. */
    public void history(EntityLabel label, Collection<String> texts, Consumer<Claim> each) {
        read(SelectClaims.history(visible, label, texts), seenOnly(each));
    }

    /** {@return what changed of some nodes and of their relations, newest first, by node; all of it, whatever the time} */
    public Map<String, List<Change>> changes(Collection<String> ids) {
        History history = new History();
        List<String> some = seen(ids, id -> id);
        read(SelectClaims.ever(visible, some), history::add);
        read(new SelectRelationsEver(some, version()), seenRelations(history::add));
        return history.of(ids);
    }

    /**
     * {@return a stretch of the neighbours of some nodes, in one statement, by node; absent where there are none}
     *
     * @param kinds along which relations, all where none is named
     */
    public Map<String, Neighbours> neighbours(
            Collection<String> ids, Set<RelationKind> kinds, Direction direction, long skip, long limit) {
        NeighbourStretch stretch = new NeighbourStretch(this, kinds, direction, skip, limit);
        return scopes.isPresent() ? stretch.seenOf(ids) : stretch.of(ids);
    }

    Consumer<Claim> seenOnly(Consumer<Claim> each) {
        return claim -> {
            if (sees(claim.of())) {
                each.accept(claim);
            }
        };
    }

    Consumer<RelationState> seenRelations(Consumer<RelationState> each) {
        return relation -> {
            if (sees(relation)) {
                each.accept(relation);
            }
        };
    }

    /**
     * {@return what lies within some steps of a node, as much of it as can be looked at}
     *
     * @param kinds which relations are followed, all where none is named
     */
    public Surroundings surroundings(String root, int depth, Set<RelationKind> kinds, Surroundings.Most most) {
        return Surroundings.of(this, root, depth, kinds, most);
    }

    private static Map<String, EntityState> merged(Consumer<Consumer<Claim>> read) {
        Map<String, List<Claim>> claims = new LinkedHashMap<>();
        read.accept(claim ->
                claims.computeIfAbsent(claim.of(), id -> new ArrayList<>(1)).add(claim));
        return Claim.merge(claims);
    }

    /** Hands on each relation of a kind. */
    public void relations(RelationKind kind, Consumer<RelationState> each) {
        read(new SelectRelations(kind, visible), seenRelations(each));
    }

    /** Hands on some relations of every kind. */
    void relations(Seen which, Consumer<RelationState> each) {
        Consumer<RelationState> seen = seenRelations(each);
        read(new SelectAllRelations(which), some -> some.forEach(seen));
    }

    /** {@return relations by what the store calls them, as {@link Projection#relationNumber} tells it} */
    public Map<Long, RelationState> relationsByNumber(Collection<Long> numbers) {
        Map<Long, RelationState> relations = new LinkedHashMap<>();
        read(new SelectRelationsByNumber(version(), numbers), found -> {
            if (sees(found.getValue())) {
                relations.put(found.getKey(), found.getValue());
            }
        });
        return relations;
    }

    Visibility visible() {
        return visible;
    }

    GraphStore store() {
        return store;
    }
}
