// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What becomes of things when a person leaves: the rules of ownership, run once on the estate as it is and once on one
 * where the person has left.
 *
 * @param findings what is found then and not now
 * @param secrets the secrets to rotate: those that the person or an account of theirs knows
 * @param nhis the NHIs that the person created
 * @param reports who is then without a manager
 */
public record IfLeaves(
        List<Suspicion> findings, Collection<String> secrets, Collection<String> nhis, Collection<String> reports) {
    private static final List<Analysis> RULES = List.of(new NoHuman(), new DepartedOwner(), new SingleOwner());

    public static IfLeaves of(AnalysisContext context, String person) {
        Estate estate = context.estate();
        AnalysisContext after =
                new AnalysisContext(context::escalation, without(estate, person), context.at(), Map.of());
        List<Suspicion> findings = new ArrayList<>();
        for (Analysis rule : RULES) {
            Set<String> already = new HashSet<>();
            rule.run(context).forEach(found -> already.add(found.subject().id()));
            rule.run(after).stream()
                    .filter(found -> !already.contains(found.subject().id()))
                    .forEach(findings::add);
        }
        Set<String> selves = new HashSet<>(Set.of(person));
        context.people().accountsOf(person).forEach(account -> selves.add(account.id()));
        return new IfLeaves(
                findings,
                selves.stream()
                        .flatMap(id -> estate.from(id, RelationKind.KNOWS).stream())
                        .map(RelationState::to)
                        .distinct()
                        .sorted()
                        .toList(),
                selves.stream()
                        .flatMap(id -> estate.to(id, RelationKind.CREATED_BY).stream())
                        .map(RelationState::from)
                        .distinct()
                        .sorted()
                        .toList(),
                estate.to(person, RelationKind.REPORTS_TO).stream()
                        .map(RelationState::from)
                        .sorted()
                        .toList());
    }

    private static Estate without(Estate estate, String person) {
        Map<String, EntityState> there = new HashMap<>();
        for (EntityLabel label : EntityLabel.values()) {
            estate.entities(label).forEach(state -> there.put(state.id(), state));
        }
        Optional.ofNullable(there.get(person)).ifPresent(state -> there.put(person, terminated(state)));
        List<RelationState> relations = new ArrayList<>();
        for (RelationKind kind : RelationKind.values()) {
            relations.addAll(estate.relations(kind));
        }
        return Estate.of(there.values(), estate.gone(), relations);
    }

    private static EntityState terminated(EntityState person) {
        Map<String, Object> properties = new TreeMap<>(person.properties());
        properties.put("status", "TERMINATED");
        return new EntityState(
                person.label(), person.id(), properties, person.sources(), person.firstSeen(), person.validTo());
    }
}
