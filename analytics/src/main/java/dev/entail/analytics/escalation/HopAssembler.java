// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Projection;
import dev.entail.graph.projection.RelationState;
import dev.entail.graph.projection.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the edges of paths into hops with their evidence, reading the relations of many paths from the store at once. */
final class HopAssembler {
    /** The kind of a scope that stands for all targets of one escalation, so that N of them cost N edges and not more. */
    static final String TARGET_SET = "TARGET_SET";

    private final Projection projection;
    private final Map<Long, RelationState> relations;

    private HopAssembler(Projection projection, Map<Long, RelationState> relations) {
        this.projection = projection;
        this.relations = relations;
    }

    static HopAssembler of(Snapshot snapshot, Projection projection, Collection<int[]> paths) {
        List<Long> numbers = paths.stream()
                .flatMapToInt(java.util.Arrays::stream)
                .mapToObj(projection::relationNumber)
                .distinct()
                .toList();
        return new HopAssembler(projection, numbers.isEmpty() ? Map.of() : snapshot.relationsByNumber(numbers));
    }

    static boolean isTargetSet(Projection projection, int node) {
        return projection.label(node) == EntityLabel.SCOPE
                && projection.kind(node).equals(TARGET_SET);
    }

    EscalationPath path(int[] edges) {
        List<Hop> hops = new ArrayList<>(edges.length);
        double weight = 0;
        for (int step = 0; step < edges.length; step++) {
            int edge = edges[step];
            weight += projection.weight(edge);
            int to = projection.to(edge);
            if (isTargetSet(projection, to) && step + 1 < edges.length) {
                to = projection.to(edges[++step]);
            }
            hops.add(hop(edge, to));
        }
        return new EscalationPath(PathId.of(hops), hops, Math.round(weight * 100) / 100.0, Explanation.of(hops));
    }

    private Hop hop(int edge, int to) {
        RelationState relation = relations.get(projection.relationNumber(edge));
        EntityRef from = EntityRef.of(projection, projection.from(edge));
        EntityRef target = EntityRef.of(projection, to);
        RelationKind kind = projection.kindOf(edge);
        Confidence confidence = projection.isConfirmed(edge) ? Confidence.CONFIRMED : Confidence.CONDITIONAL;
        List<String> conditions = relation == null
                ? List.of()
                : relation.texts("conditions").stream()
                        .map(text -> text.replace("{target}", target.name()))
                        .toList();
        return new Hop(
                from,
                target,
                kind,
                Optional.ofNullable(projection.technique(edge)),
                confidence,
                conditions,
                relation == null ? List.of() : evidence(relation, from, target));
    }

    private static List<Evidence> evidence(RelationState relation, EntityRef from, EntityRef to) {
        List<String> stored = relation.texts("evidence");
        if (!stored.isEmpty()) {
            return stored.stream()
                    .map(text -> Evidence.of(text).naming(to.name()))
                    .toList();
        }
        Map<String, String> detail = new LinkedHashMap<>();
        relation.properties().forEach((name, value) -> detail.put(name, String.valueOf(value)));
        return List.of(new Evidence(
                Explanation.fact(relation.kind(), from, to),
                relation.source(),
                from.id(),
                detail,
                relation.firstSeen()));
    }
}
