// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.RelationKind.Walk;
import dev.entail.graph.store.Ahead;
import dev.entail.graph.store.Query;
import dev.entail.graph.store.Row;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a projection from the store: the claims for the nodes, and the relations that attack paths follow. */
public final class ProjectionReader {
    private static final List<String> FOLLOWED = Arrays.stream(RelationKind.values())
            .filter(kind -> kind.walk() != Walk.NEVER)
            .map(RelationKind::name)
            .toList();
    private static final Set<EntityLabel> WALKED = EnumSet.complementOf(EnumSet.of(EntityLabel.EVENT));

    private ProjectionReader() {}

    /** Asks for both at once: most of the time is the store's, which answers a question with one thread. */
    public static Projection read(Snapshot snapshot) {
        Ahead<Nodes> nodes = Ahead.of(() -> Nodes.read(snapshot));
        EdgeTable edges = new EdgeTable();
        snapshot.read(
                new SelectEdges(snapshot.visible()), leaving -> leaving.forEach(row -> add(row, nodes.get(), edges)));
        return new Projection(snapshot.version(), snapshot.asOf(), nodes.get().table(), edges);
    }

    private static void add(EdgeRow row, Nodes nodes, EdgeTable edges) {
        RelationKind kind = row.kind();
        OptionalInt from = nodes.table().indexOf(row.from());
        OptionalInt to = nodes.table().indexOf(row.to());
        if (from.isEmpty() || to.isEmpty() || nodes.denied().contains(row.to())) {
            return;
        }
        boolean forward = kind.walk() == Walk.FORWARD;
        edges.add(
                kind,
                forward ? from.getAsInt() : to.getAsInt(),
                forward ? to.getAsInt() : from.getAsInt(),
                row.number(),
                row.technique().orElse(null),
                row.isConfirmed(),
                row.weight().orElse(EdgeTable.usualWeight(kind)));
    }

    /** All nodes, and those of them that deny, which no path goes through. */
    private record Nodes(NodeTable table, Set<String> denied) {
        static Nodes read(Snapshot snapshot) {
            Nodes nodes = new Nodes(new NodeTable(), new HashSet<>());
            snapshot.entities(WALKED).values().forEach(state -> {
                nodes.table().add(state);
                if (state.text("effect").filter("DENY"::equals).isPresent()) {
                    nodes.denied().add(state.id());
                }
            });
            return nodes;
        }
    }

    record EdgeRow(
            RelationKind kind,
            String from,
            String to,
            long number,
            Optional<String> technique,
            Optional<String> confidence,
            List<String> conditions,
            Optional<Double> weight) {
        boolean isConfirmed() {
            return confidence.map("CONFIRMED"::equals).orElse(conditions.isEmpty());
        }
    }

    record SelectEdges(Visibility visible) implements Query<List<EdgeRow>> {
        @Override
        public String cypher() {
            return ByOrigin.cypher(
                    "type(r) IN $kinds AND " + visible.condition("stored"),
                    "{kind: type(r), to: b.id, number: id(r),"
                            + " technique: CASE type(r) WHEN 'CAN_ESCALATE' THEN r.technique END,"
                            + " confidence: CASE type(r) WHEN 'CAN_ESCALATE' THEN r.confidence END,"
                            + " conditions: CASE WHEN type(r) IN ['CAN_ESCALATE', 'CAN_ASSUME', 'FEDERATES_TO']"
                            + " THEN r.conditions END,"
                            + " weight: CASE type(r) WHEN 'CAN_ESCALATE' THEN r.weight END}");
        }

        @Override
        public Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>(visible.parameters());
            parameters.put("kinds", FOLLOWED);
            return parameters;
        }

        @Override
        public List<EdgeRow> map(Row row) {
            String from = row.text("from");
            return row.rows("relations").stream().map(edge -> edge(from, edge)).toList();
        }

        private static EdgeRow edge(String from, Row row) {
            return new EdgeRow(
                    RelationKind.valueOf(row.text("kind")),
                    from,
                    row.text("to"),
                    row.whole("number"),
                    row.optionalText("technique"),
                    row.optionalText("confidence"),
                    row.texts("conditions"),
                    row.optionalDecimal("weight"));
        }
    }
}
