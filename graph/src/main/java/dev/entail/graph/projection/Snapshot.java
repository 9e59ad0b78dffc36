// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.store.GraphStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The graph at one version, now or as of a time: what a reader sees whatever is loaded meanwhile. */
public final class Snapshot {
    private static final int MOST_IDS_AT_ONCE = 5_000;

    private final GraphStore store;
    private final Visibility visible;
    private @Nullable Estate estate;

    public Snapshot(GraphStore store, long version, Optional<Instant> asOf) {
        this.store = store;
        this.visible = new Visibility(version, asOf);
    }

    /** {@return the graph as its last finished load left it} */
    public static Snapshot latest(GraphStore store, Optional<Instant> asOf) {
        return new Snapshot(store, GraphVersion.current(store), asOf);
    }

    public long version() {
        return visible.version();
    }

    public Optional<Instant> asOf() {
        return visible.asOf();
    }

    /** {@return all nodes and relations, read when first asked for} */
    public synchronized Estate estate() {
        if (estate == null) {
            estate = Estate.read(this);
        }
        return estate;
    }

    /** {@return what was before, as this version knows it} */
    public Past past() {
        return new StoredPast(this);
    }

    private synchronized Optional<Estate> knownEstate() {
        return Optional.ofNullable(estate);
    }

    /** {@return all nodes of these labels, by id} */
    public Map<String, EntityState> entities(Collection<EntityLabel> labels) {
        return merged(claims -> store.stream(SelectClaims.ofLabels(visible, labels), claims));
    }

    /** {@return those of these nodes that are there, by id} */
    public Map<String, EntityState> entitiesOf(Collection<String> ids) {
        Optional<Estate> read = knownEstate();
        if (read.isPresent()) {
            Map<String, EntityState> states = new LinkedHashMap<>();
            ids.forEach(id -> read.get().entity(id).ifPresent(state -> states.put(id, state)));
            return states;
        }
        List<String> all = List.copyOf(ids);
        return merged(claims -> {
            for (int start = 0; start < all.size(); start += MOST_IDS_AT_ONCE) {
                List<String> some = all.subList(start, Math.min(all.size(), start + MOST_IDS_AT_ONCE));
                store.stream(SelectClaims.ofIds(visible, some), claims);
            }
        });
    }

    /** {@return a node, empty where it is not there} */
    public Optional<EntityState> entity(String id) {
        return Optional.ofNullable(entitiesOf(List.of(id)).get(id));
    }

    /** {@return nodes that no source names any more, as they were last, by id} */
    public Map<String, EntityState> lastKnown(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        return merged(claims -> {
            for (int start = 0; start < all.size(); start += MOST_IDS_AT_ONCE) {
                List<String> some = all.subList(start, Math.min(all.size(), start + MOST_IDS_AT_ONCE));
                store.stream(SelectClaims.past(visible, some), claims);
            }
        });
    }

    /** Hands on all that was ever said of nodes of a label whose properties, as JSON, hold one of these texts. */
    public void history(EntityLabel label, Collection<String> texts, Consumer<Claim> each) {
        store.stream(SelectClaims.history(visible, label, texts), each);
    }

    /** {@return what changed of some nodes and of their relations, newest first, by node; all of it, whatever the time} */
    public Map<String, List<Change>> changes(Collection<String> ids) {
        History history = new History();
        store.stream(SelectClaims.ever(visible, ids), history::add);
        store.stream(new SelectRelationsEver(ids, version()), history::add);
        return history.of(ids);
    }

    /**
     * {@return a stretch of the neighbours of some nodes, in one statement, by node; absent where there are none}
     *
     * @param kinds along which relations, all where none is named
     */
    public Map<String, Neighbours> neighbours(
            Collection<String> ids, Set<RelationKind> kinds, Direction direction, long skip, long limit) {
        Map<String, Long> totals = new HashMap<>();
        Map<String, List<Neighbour>> some = new LinkedHashMap<>();
        store.stream(new SelectNeighbours(visible, ids, kinds, direction, skip, limit), found -> {
            totals.put(found.of(), found.total());
            found.neighbour()
                    .ifPresent(neighbour -> some.computeIfAbsent(found.of(), any -> new ArrayList<>())
                            .add(neighbour));
        });
        Map<String, Neighbours> neighbours = new LinkedHashMap<>();
        totals.forEach((id, total) -> neighbours.put(id, new Neighbours(total, some.getOrDefault(id, List.of()))));
        return neighbours;
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
        Map<String, EntityState> states = new LinkedHashMap<>();
        claims.forEach((id, said) -> states.put(id, Claim.merge(said)));
        return states;
    }

    /** Hands on each relation of a kind. */
    public void relations(RelationKind kind, Consumer<RelationState> each) {
        store.stream(new SelectRelations(kind, visible), each);
    }

    /** Hands on each relation of every kind, with the ids of these nodes as they hold them. */
    void relations(Map<String, EntityState> entities, Consumer<RelationState> each) {
        store.stream(new SelectAllRelations(visible, entities), each);
    }

    /** {@return relations by what the store calls them, as {@link Projection#relationNumber} tells it} */
    public Map<Long, RelationState> relationsByNumber(Collection<Long> numbers) {
        Map<Long, RelationState> relations = new LinkedHashMap<>();
        store.stream(
                new SelectRelationsByNumber(version(), numbers),
                found -> relations.put(found.getKey(), found.getValue()));
        return relations;
    }

    Visibility visible() {
        return visible;
    }

    GraphStore store() {
        return store;
    }
}
