// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.projection.Claim;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Visibility;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what changed in batches, each row marked with the number of its load. */
final class StatementWriter {
    private static final int BATCH = 5_000;

    private final GraphStore store;
    private final long number;
    private final Instant at;
    private final List<Said> claims = new ArrayList<>();
    private final List<Map<String, Object>> relations = new ArrayList<>();
    private final List<Long> closingClaims = new ArrayList<>();
    private final List<Long> closingRelations = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();
    private final Touched changed = new Touched();
    private final Runnable afterBatch;
    private boolean isFirstOfAll;

    /** @param isFirstOfAll whether nothing was ever written to the store before */
    StatementWriter(GraphStore store, long number, Instant at, boolean isFirstOfAll, Runnable afterBatch) {
        this.isFirstOfAll = isFirstOfAll;
        this.store = store;
        this.number = number;
        this.at = at;
        this.afterBatch = afterBatch;
    }

    /** @param replaces the number of the claim that this one follows, -1 where it is the source's first word of the node */
    private record Said(String source, NodeRecord node, long key, long hash, long replaces) {}

    void addClaim(String source, NodeRecord node, long key, long hash, long replaces) {
        claims.add(new Said(source, node, key, hash, replaces));
        changed.add(node.id());
        if (claims.size() == BATCH) {
            flushClaims();
        }
    }

    void addRelation(String source, RelationRecord relation, long key, long hash) {
        changed.add(relation.from());
        changed.add(relation.to());
        Map<String, Object> properties = new HashMap<>();
        relation.properties().forEach((name, value) -> properties.put(name, Row.parameter(value)));
        properties.putIfAbsent("source", source);
        properties.putAll(common(source, key, hash));
        relations.add(Map.of(
                "kind",
                relation.kind().name(),
                "from",
                relation.from(),
                "to",
                relation.to(),
                "properties",
                properties));
        if (relations.size() == BATCH) {
            flushRelations();
        }
    }

    private Map<String, Object> common(String source, long key, long hash) {
        return Map.of(
                "statedBy", source,
                "key", key,
                "hash", hash,
                "firstSeen", Row.parameter(at),
                "addedBy", number,
                "closedBy", Visibility.OPEN);
    }

    /** Writes what is still held back. */
    void flush() {
        flushClaims();
        flushRelations();
        flushClosingClaims();
        flushClosingRelations();
    }

    private void flushClaims() {
        if (claims.isEmpty()) {
            return;
        }
        Map<String, List<Said>> byNode = new LinkedHashMap<>();
        List<Map<String, Object>> rows = new ArrayList<>(claims.size());
        for (Said row : claims) {
            byNode.computeIfAbsent(row.node().id(), id -> new ArrayList<>(1)).add(row);
            rows.add(Map.of("claim", claimRow(row), "replaces", row.replaces()));
        }
        List<String> known =
                isFirstOfAll ? List.of() : store.list(new LoadStatements.ExistingEntities(byNode.keySet()));
        isFirstOfAll = false;
        touched.addAll(known);
        known.forEach(byNode::remove);
        List<Map<String, Object>> fresh =
                byNode.values().stream().map(this::entity).toList();
        store.writeAll(List.of(new LoadStatements.CreateEntities(fresh), new LoadStatements.CreateClaims(rows)));
        claims.clear();
        afterBatch.run();
    }

    private Map<String, Object> claimRow(Said row) {
        Map<String, Object> properties = new HashMap<>(common(row.source(), row.key(), row.hash()));
        properties.remove("statedBy");
        properties.put("source", row.source());
        properties.put("of", row.node().id());
        properties.put("label", row.node().label().text());
        properties.put("properties", RecordCodec.json(row.node().properties()).toString());
        return properties;
    }

    /** A node that is new: all that is said of it so far is in this batch. */
    private Map<String, Object> entity(List<Said> rows) {
        EntityState state = Claim.merge(rows.stream()
                .map(row -> new Claim(
                        row.node().id(),
                        row.node().label(),
                        row.source(),
                        row.node().properties(),
                        at,
                        at,
                        Optional.empty()))
                .toList());
        return Map.of("label", state.label().text(), "picture", EntityMirror.picture(state, number));
    }

    private void flushRelations() {
        if (relations.isEmpty()) {
            return;
        }
        store.write(new LoadStatements.CreateRelations(List.copyOf(relations)));
        relations.clear();
        afterBatch.run();
    }

    void closeClaim(long storeNumber) {
        closingClaims.add(storeNumber);
        if (closingClaims.size() == BATCH) {
            flushClosingClaims();
        }
    }

    void closeRelation(long storeNumber) {
        closingRelations.add(storeNumber);
        if (closingRelations.size() == BATCH) {
            flushClosingRelations();
        }
    }

    private void flushClosingClaims() {
        if (closingClaims.isEmpty()) {
            return;
        }
        List<String> closed = store.change(new LoadStatements.CloseClaims(closing(closingClaims)));
        touched.addAll(closed);
        changed.addAll(closed);
        closingClaims.clear();
        afterBatch.run();
    }

    private void flushClosingRelations() {
        if (closingRelations.isEmpty()) {
            return;
        }
        store.change(new LoadStatements.CloseRelations(closing(closingRelations)))
                .forEach(changed::addAll);
        closingRelations.clear();
        afterBatch.run();
    }

    private Map<String, Object> closing(List<Long> numbers) {
        return Map.of("numbers", List.copyOf(numbers), "load", number, "at", Row.parameter(at));
    }

    /** {@return the nodes whose picture has to be drawn anew, because they were there before} */
    Collection<String> touched() {
        return touched;
    }

    /** {@return the nodes about which anything was written} */
    Touched changed() {
        return changed;
    }
}
