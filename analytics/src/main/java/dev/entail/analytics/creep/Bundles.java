// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What comes with each group, role and permission that somebody holds directly: by groups within groups, roles of
 * groups and inherited roles, in any depth and round. Only what is held is walked, each thing once for all holders.
 */
final class Bundles {
    static final List<RelationKind> PASSED_ON =
            List.of(RelationKind.MEMBER_OF, RelationKind.HAS_ROLE, RelationKind.INHERITS, RelationKind.GRANTS);

    private final Estate estate;
    private final Instant at;
    private final EntitlementTable table;
    private final Map<String, Bundle> known = new ConcurrentHashMap<>();

    Bundles(Estate estate, Instant at, EntitlementTable table) {
        this.estate = estate;
        this.at = at;
        this.table = table;
    }

    Bundle of(String node) {
        Bundle bundle = known.get(node);
        if (bundle == null) {
            bundle = walk(node);
            known.put(node, bundle);
        }
        return bundle;
    }

    private Bundle walk(String start) {
        Map<String, Long> since = new HashMap<>();
        since.put(start, Bundle.ALWAYS);
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String node = open.remove();
            long here = since.getOrDefault(node, Bundle.ALWAYS);
            for (RelationKind kind : PASSED_ON) {
                for (RelationState relation : estate.from(node, kind)) {
                    long there = Math.max(here, since(relation));
                    if (isInForce(relation, at) && there < since.getOrDefault(relation.to(), Long.MAX_VALUE)) {
                        since.put(relation.to(), there);
                        open.add(relation.to());
                    }
                }
            }
        }
        return bundle(since);
    }

    private Bundle bundle(Map<String, Long> since) {
        Map<Integer, Long> earliest = HashMap.newHashMap(since.size());
        since.forEach((node, time) -> {
            int number = table.numberOf(node);
            if (number >= 0) {
                earliest.merge(number, time, Math::min);
            }
        });
        int[] numbers =
                earliest.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        boolean always = earliest.values().stream().allMatch(time -> time == Bundle.ALWAYS);
        long[] times = always
                ? new long[0]
                : Arrays.stream(numbers)
                        .mapToLong(number -> earliest.getOrDefault(number, Bundle.ALWAYS))
                        .toArray();
        return new Bundle(numbers, times);
    }

    static boolean isInForce(RelationState relation, Instant at) {
        return relation.time("expiresAt").filter(end -> !at.isBefore(end)).isEmpty();
    }

    /** What a source told together with what holds it may be of any age. */
    private long since(RelationState relation) {
        return relation.time("grantedAt")
                .or(() -> toldLater(relation))
                .map(Bundle::seconds)
                .orElse(Bundle.ALWAYS);
    }

    private Optional<Instant> toldLater(RelationState relation) {
        return estate.entity(relation.from())
                .filter(holder -> relation.firstSeen().isAfter(holder.firstSeen()))
                .map(holder -> relation.firstSeen());
    }
}
