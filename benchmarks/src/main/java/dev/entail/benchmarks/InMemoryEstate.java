// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.analytics.Analyses;
import dev.entail.analytics.Analysis;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    static List<Analysis> analyses() {
        return Analyses.chosen(List.of()).stream()
                .filter(analysis -> !NEED_A_STORE.contains(analysis.about().id()))
                .toList();
    }
}
