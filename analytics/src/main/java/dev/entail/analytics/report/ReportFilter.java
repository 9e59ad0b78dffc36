// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.report;

import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a report is about; conditions are taken together, and an empty one asks for nothing.
 *
 * @param scopes ids of scopes that contain what is wanted, at whatever depth
 */
public record ReportFilter(Set<String> departments, Set<String> kinds, Set<String> scopes) {
    public static final ReportFilter ALL = new ReportFilter(Set.of(), Set.of(), Set.of());

    public ReportFilter {
        departments = Set.copyOf(departments);
        kinds = Set.copyOf(kinds);
        scopes = Set.copyOf(scopes);
    }

    /** Which nodes a filter lets through, of one estate. */
    public interface Choice {
        boolean isWanted(EntityState state);
    }

    /** {@return which nodes are wanted; what scopes contain is found once} */
    public Choice in(Estate estate) {
        Set<String> contained = contained(estate);
        return state -> (departments.isEmpty() || departments.contains(state.text("department").orElse("")))
                && (kinds.isEmpty() || kinds.contains(state.text("kind").orElse("")))
                && (scopes.isEmpty() || contained.contains(state.id()));
    }

    private Set<String> contained(Estate estate) {
        Set<String> contained = new HashSet<>(scopes);
        Deque<String> open = new ArrayDeque<>(scopes);
        while (!open.isEmpty()) {
            for (RelationState contains : estate.from(open.remove(), RelationKind.CONTAINS)) {
                if (contained.add(contains.to())) {
                    open.add(contains.to());
                }
            }
        }
        return contained;
    }

    /** {@return the conditions in words, by name; none where there are none} */
    public Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        add(words, "departments", departments);
        add(words, "kinds", kinds);
        add(words, "scopes", scopes);
        return words;
    }

    private static void add(Map<String, String> words, String name, Set<String> values) {
        if (!values.isEmpty()) {
            words.put(name, String.join(", ", List.copyOf(new java.util.TreeSet<>(values))));
        }
    }
}
