// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.store.GraphStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that was said of a graph that was empty before, so that who wrote it need not read it back. */
public final class Gathered {
    private final Instant at;
    private final Map<String, List<Claim>> claims = new HashMap<>();
    private final List<RelationState> relations = new ArrayList<>();
    private final Interner interner = new Interner();

    /** @param at since when it holds */
    public Gathered(Instant at) {
        this.at = at;
    }

    public void add(String source, NodeRecord node) {
        Claim claim = new Claim(
                interner.id(node.id()),
                node.label(),
                interner.text(source),
                node.properties(),
                at,
                at,
                Optional.empty());
        claims.computeIfAbsent(claim.of(), id -> new ArrayList<>(1)).add(claim);
    }

    public void add(String source, RelationRecord relation) {
        Map<String, Object> properties =
                HashMap.newHashMap(relation.properties().size());
        relation.properties().forEach((name, value) -> properties.put(interner.text(name), interner.value(value)));
        relations.add(new RelationState(
                relation.kind(),
                interner.id(relation.from()),
                interner.id(relation.to()),
                interner.text(source),
                properties,
                at,
                Optional.empty()));
    }

    /** {@return the graph at the version that wrote it} */
    public Snapshot snapshot(GraphStore store, long version) {
        return Snapshot.holding(store, version, claims, relations);
    }
}
