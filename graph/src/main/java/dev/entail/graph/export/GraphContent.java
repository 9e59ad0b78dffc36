// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.export;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hands on a graph as records: its nodes by label and id, then each relation once, whoever says it. */
final class GraphContent {
    /** What is concluded begins with this; people's decisions do too, but they are facts. */
    private static final String CONCLUDED = "entail:";

    private static final String DECISIONS = "entail:decisions";

    private final Snapshot snapshot;
    private final boolean conclusions;
    private final Set<String> there = new HashSet<>();
    private long nodes;
    private long relations;
    private long leftOut;

    /** @param conclusions whether what the graph's readers conclude is handed on too */
    GraphContent(Snapshot snapshot, boolean conclusions) {
        this.snapshot = snapshot;
        this.conclusions = conclusions;
    }

    /** Takes one record. */
    interface Sink<E extends Exception> {
        void take(GraphRecord graphRecord) throws E;
    }

    <E extends Exception> Exported write(Sink<E> nodeSink, Sink<E> relationSink) throws E {
        for (EntityLabel label : EntityLabel.values()) {
            for (EntityState state : new TreeMap<>(snapshot.entities(List.of(label))).values()) {
                if (state.sources().stream().anyMatch(this::isWanted)) {
                    there.add(state.id());
                    nodes++;
                    nodeSink.take(new NodeRecord(label, state.id(), state.properties()));
                }
            }
        }
        for (RelationKind kind : RelationKind.values()) {
            write(kind, relationSink);
        }
        return new Exported(nodes, relations, leftOut);
    }

    private <E extends Exception> void write(RelationKind kind, Sink<E> sink) throws E {
        SortedMap<String, RelationRecord> records = new TreeMap<>();
        snapshot.relations(kind, relation -> {
            if (!isWanted(relation.source())) {
                return;
            }
            if (!there.contains(relation.from()) || !there.contains(relation.to())) {
                leftOut++;
                return;
            }
            RelationRecord one = new RelationRecord(kind, relation.from(), relation.to(), relation.properties());
            records.putIfAbsent(one.key(), one);
        });
        for (RelationRecord one : records.values()) {
            relations++;
            sink.take(one);
        }
    }

    private boolean isWanted(String source) {
        return conclusions || !source.startsWith(CONCLUDED) || source.equals(DECISIONS);
    }
}
