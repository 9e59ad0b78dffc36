// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.Shown;
import dev.entail.graph.load.Entries.Entry;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;

/** Checks that the ends of each relation are there, in the load or in the graph, and are of the labels that its kind joins. */
final class RelationCheck {
    private static final int BATCH = 5_000;
    private static final Set<RelationKind> MAY_OUTLIVE = Set.of(RelationKind.ABOUT, RelationKind.ACCOUNT_OF);

    private final Spool spool;
    private final Snapshot graph;
    private final Problems problems;
    private final Extent extent;
    private final LongHashSet refused = new LongHashSet();

    RelationCheck(Spool spool, Snapshot graph, Problems problems, Extent extent) {
        this.spool = spool;
        this.graph = graph;
        this.problems = problems;
        this.extent = extent;
    }

    /** Reads all relations of the spool; refused ones are reported and remembered. */
    void run() {
        List<Entry> batch = new ArrayList<>(BATCH);
        spool.eachRelation(entry -> {
            batch.add(entry);
            if (batch.size() == BATCH) {
                check(batch);
                batch.clear();
            }
        });
        check(batch);
    }

    boolean isRefused(Entry entry) {
        return !refused.isEmpty() && refused.contains(entry.key());
    }

    private void check(List<Entry> batch) {
        Set<String> elsewhere = new HashSet<>();
        for (Entry entry : batch) {
            RelationRecord relation = (RelationRecord) entry.graphRecord();
            addUnlessLoaded(relation.from(), elsewhere);
            addUnlessLoaded(relation.to(), elsewhere);
        }
        Map<String, EntityState> inGraph =
                elsewhere.isEmpty() ? new HashMap<>() : new HashMap<>(staying(graph.entitiesOf(elsewhere)));
        inGraph.putAll(past(batch, inGraph));
        for (Entry entry : batch) {
            check(entry, inGraph).ifPresent(reason -> {
                problems.reject(entry.place(), reason);
                refused.add(entry.key());
            });
        }
    }

    /** An event may be about what is gone, and an account may belong to whom is gone, such as a person who left. */
    private Map<String, EntityState> past(List<Entry> batch, Map<String, EntityState> inGraph) {
        Set<String> gone = new HashSet<>();
        for (Entry entry : batch) {
            RelationRecord relation = (RelationRecord) entry.graphRecord();
            if (MAY_OUTLIVE.contains(relation.kind()) && !inGraph.containsKey(relation.to())) {
                addUnlessLoaded(relation.to(), gone);
            }
        }
        return gone.isEmpty() ? Map.of() : graph.lastKnown(gone);
    }

    /** What only the sources of this load named, and it names no more, is about to be closed. */
    private Map<String, EntityState> staying(Map<String, EntityState> states) {
        states.values()
                .removeIf(state -> (extent.isEverything() || extent.focus().contains(state.id()))
                        && spool.sources().containsAll(state.sources()));
        return states;
    }

    private void addUnlessLoaded(String id, Set<String> elsewhere) {
        if (spool.labelOf(id).isEmpty()) {
            elsewhere.add(id);
        }
    }

    private Optional<String> check(Entry entry, Map<String, EntityState> inGraph) {
        RelationRecord relation = (RelationRecord) entry.graphRecord();
        RelationKind kind = relation.kind();
        Optional<String> from = checkEnd("from", kind, relation.from(), kind.from(), inGraph);
        return from.isPresent() ? from : checkEnd("to", kind, relation.to(), kind.to(), inGraph);
    }

    private Optional<String> checkEnd(
            String end, RelationKind kind, String id, Set<EntityLabel> allowed, Map<String, EntityState> inGraph) {
        Optional<EntityLabel> label =
                spool.labelOf(id).or(() -> Optional.ofNullable(inGraph.get(id)).map(EntityState::label));
        if (label.isEmpty()) {
            return Optional.of(
                    kind + " '" + end + "' names " + Shown.of(id) + ", which is neither in this load nor in the graph");
        }
        if (!allowed.contains(label.get())) {
            return Optional.of(kind + " '" + end + "' names " + Shown.of(id) + ", a "
                    + label.get().text()
                    + ", allowed is "
                    + allowed.stream().map(EntityLabel::text).collect(Collectors.joining(", ")));
        }
        return Optional.empty();
    }
}
