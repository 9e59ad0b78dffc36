// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The roles that membership of a group brings, by groups within groups; each group is walked once. */
final class Groups {
    private final Map<String, List<RelationState>> roles = new ConcurrentHashMap<>();

    private Groups() {}

    static List<RelationState> roles(AnalysisContext context, String group) {
        return context.shared(Groups.class, any -> new Groups())
                .roles
                .computeIfAbsent(group, start -> walk(context, start));
    }

    private static List<RelationState> walk(AnalysisContext context, String start) {
        List<RelationState> roles = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String group = open.remove();
            roles.addAll(context.estate().from(group, RelationKind.HAS_ROLE));
            context.estate().from(group, RelationKind.MEMBER_OF).stream()
                    .filter(member -> member.time("expiresAt").isEmpty() && seen.add(member.to()))
                    .forEach(member -> open.add(member.to()));
        }
        return List.copyOf(roles);
    }
}
