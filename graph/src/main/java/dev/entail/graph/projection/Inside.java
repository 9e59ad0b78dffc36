// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import dev.entail.graph.EntityLabel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The nodes that some scopes contain, directly or through scopes in them, and the scopes themselves. */
final class Inside {
    private Inside() {}

    /**
     * {@return the ids of what scopes contain}
     *
     * <p>Complexity: linear in the relations of kind {@code CONTAINS}.
     *
     * @param contains all relations of that kind
     * @param known all nodes of label {@code Scope}, by id
     */
    static Set<String> of(
            Collection<String> scopes, Collection<RelationState> contains, Map<String, EntityState> known) {
        Map<String, List<String>> members = new HashMap<>();
        contains.forEach(each ->
                members.computeIfAbsent(each.from(), any -> new ArrayList<>()).add(each.to()));
        Set<String> inside = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        scopes.stream().filter(known::containsKey).filter(inside::add).forEach(open::add);
        while (!open.isEmpty()) {
            members.getOrDefault(open.remove(), List.of()).stream()
                    .filter(inside::add)
                    .forEach(open::add);
        }
        inside.addAll(targetSets(known, members, inside));
        return inside;
    }

    /** A set of targets is only another way to write relations to each: those to members that are inside stay. */
    private static List<String> targetSets(
            Map<String, EntityState> known, Map<String, List<String>> members, Set<String> inside) {
        return known.values().stream()
                .filter(scope -> scope.label() == EntityLabel.SCOPE)
                .filter(scope -> scope.text("kind").filter("TARGET_SET"::equals).isPresent())
                .map(EntityState::id)
                .filter(id -> members.getOrDefault(id, List.of()).stream().anyMatch(inside::contains))
                .toList();
    }
}
