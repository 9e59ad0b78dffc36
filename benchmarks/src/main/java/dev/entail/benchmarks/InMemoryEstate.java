// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.analytics.Analysis;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;

/** A generated organisation without a store, and the analyses that need none. */
final class InMemoryEstate {
    /** These walk the projection, which is read from a store. */
    private static final List<String> NEED_A_STORE =
            List.of("escalation.to-tier-zero", "escalation.inherited", "escalation.choke-point");

    private InMemoryEstate() {}

    static Estate of(Estates estates) {
        List<EntityState> entities = new ArrayList<>();
        List<RelationState> relations = new ArrayList<>();
        TreeSet<String> source = new TreeSet<>(List.of("generated"));
        estates.write(said -> {
            switch (said) {
                case NodeRecord node ->
                    entities.add(new EntityState(
                            node.label(), node.id(), node.properties(), source, Records.AT, Optional.empty()));
                case RelationRecord relation ->
                    relations.add(new RelationState(
                            relation.kind(),
                            relation.from(),
                            relation.to(),
                            "generated",
                            relation.properties(),
                            Records.AT,
                            Optional.empty()));
            }
        });
        return Estate.of(entities, List.of(), relations);
    }

    static Map<String, Analysis> analyses() {
        Map<String, Analysis> analyses = new TreeMap<>();
        ServiceLoader.load(Analysis.class)
                .forEach(analysis -> analyses.put(analysis.about().id(), analysis));
        analyses.keySet().removeAll(NEED_A_STORE);
        return analyses;
    }
}
