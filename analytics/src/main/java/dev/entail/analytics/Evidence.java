// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One fact that proves a conclusion.
 *
 * @param summary the fact as a sentence
 * @param source which source said it
 * @param entity the id of the node it is about, or an empty text
 * @param detail its parts by name, such as policy and statement
 * @param observedAt since when it is known
 */
public record Evidence(String summary, String source, String entity, Map<String, String> detail, Instant observedAt) {
    public Evidence {
        // sorted, so that the same fact reads the same in every run
        detail = java.util.Collections.unmodifiableMap(new TreeMap<>(detail));
    }

    /** {@return a fact about a node} */
    public static Evidence of(EntityState entity, String summary) {
        return new Evidence(summary, entity.sources().getFirst(), entity.id(), Map.of(), entity.firstSeen());
    }

    /** {@return a fact that a relation states} */
    public static Evidence of(RelationState relation, String summary) {
        Map<String, String> detail =
                Map.of("from", relation.from(), "relation", relation.kind().name(), "to", relation.to());
        return new Evidence(summary, relation.source(), relation.from(), detail, relation.firstSeen());
    }

    /**
     * {@return the facts that may be told; of the others one that says how many they are}
     *
     * @param entity the node that they are about
     */
    public static List<Evidence> within(List<Evidence> facts, Predicate<Evidence> isTold, String entity) {
        List<Evidence> told = new ArrayList<>(facts.stream().filter(isTold).toList());
        int withheld = facts.size() - told.size();
        if (withheld > 0) {
            String summary = withheld == 1 ? "1 fact tells" : withheld + " facts tell";
            told.add(new Evidence(summary + " of what is outside of your scopes", "", entity, Map.of(), Instant.EPOCH));
        }
        return List.copyOf(told);
    }

    /** {@return the evidence as one text, as relations and findings keep it} */
    public String text() {
        return EvidenceText.write(this);
    }

    /** {@return the evidence with a name in the place of <code>{target}</code>, where one text stands for many targets} */
    public Evidence naming(String target) {
        Map<String, String> named = new TreeMap<>();
        detail.forEach((name, value) -> named.put(name, value.replace("{target}", target)));
        return new Evidence(summary.replace("{target}", target), source, entity, named, observedAt);
    }

    /** {@return the evidence that {@link #text()} wrote} */
    public static Evidence of(String text) {
        return EvidenceText.read(text);
    }
}
