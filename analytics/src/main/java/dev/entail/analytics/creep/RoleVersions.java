// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Claim;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What roles themselves permitted over time, rebuilt from what ended: the cost is that of the changes, not of a graph
 * for each date.
 */
final class RoleVersions {
    private final AnalysisContext context;
    private final Instant from;
    private final Map<String, List<RelationState>> endedGrants = new HashMap<>();
    private final Map<String, List<Claim>> endedClaims = new HashMap<>();

    /** @param from how far back to look */
    RoleVersions(AnalysisContext context, Instant from) {
        this.context = context;
        this.from = from;
        context.past().endedRelations(from, context.at()).stream()
                .filter(relation -> relation.kind() == RelationKind.GRANTS)
                .forEach(grant -> endedGrants
                        .computeIfAbsent(grant.from(), any -> new ArrayList<>())
                        .add(grant));
        context.past()
                .endedClaims(EntityLabel.PERMISSION, from, context.at())
                .forEach(claim -> endedClaims
                        .computeIfAbsent(claim.of(), any -> new ArrayList<>())
                        .add(claim));
    }

    /** What a role permitted from a time on, as pairs of action and resource. */
    record Version(Instant since, Set<String> pairs) {}

    /** {@return the versions of a role, the oldest first; one where it never changed} */
    List<Version> of(EntityState role) {
        List<RelationState> current = context.estate().from(role.id(), RelationKind.GRANTS);
        List<RelationState> ended = endedGrants.getOrDefault(role.id(), List.of());
        List<Version> versions = new ArrayList<>();
        for (Instant time : changes(role, current, ended)) {
            Set<String> pairs = new HashSet<>();
            current.stream()
                    .filter(grant -> !grant.firstSeen().isAfter(time))
                    .forEach(grant -> pairs.addAll(pairs(grant.to(), time)));
            ended.stream()
                    .filter(grant -> !grant.firstSeen().isAfter(time))
                    .filter(grant -> grant.validTo().filter(time::isBefore).isPresent())
                    .forEach(grant -> pairs.addAll(pairs(grant.to(), time)));
            if (versions.isEmpty() || !versions.getLast().pairs().equals(pairs)) {
                versions.add(new Version(time, pairs));
            }
        }
        return versions;
    }

    /** All times at which it began or may have become another. */
    private NavigableSet<Instant> changes(EntityState role, List<RelationState> current, List<RelationState> ended) {
        NavigableSet<Instant> times = new TreeSet<>(Set.of(role.firstSeen().isBefore(from) ? from : role.firstSeen()));
        Set<String> permissions = new HashSet<>();
        for (List<RelationState> grants : List.of(current, ended)) {
            for (RelationState grant : grants) {
                times.add(grant.firstSeen());
                grant.validTo().ifPresent(times::add);
                permissions.add(grant.to());
            }
        }
        permissions.forEach(permission -> endedClaims
                .getOrDefault(permission, List.of())
                .forEach(claim -> claim.validTo().ifPresent(times::add)));
        times.removeIf(time -> time.isBefore(from) || time.isAfter(context.at()));
        return times;
    }

    /** What a permission said at a time: the claim that ended next after it, else what it says now. */
    private Set<String> pairs(String permission, Instant time) {
        for (Claim claim : endedClaims.getOrDefault(permission, List.of())) {
            if (!claim.firstSeen().isAfter(time)
                    && claim.validTo().filter(time::isBefore).isPresent()) {
                return pairs(Claim.merge(List.of(claim)));
            }
        }
        return context.estate().entity(permission).map(RoleVersions::pairs).orElse(Set.of());
    }

    private static Set<String> pairs(EntityState permission) {
        if ("DENY".equals(permission.text("effect").orElse("ALLOW"))) {
            return Set.of();
        }
        String on =
                String.join(" ", permission.texts("resources").stream().sorted().toList());
        Set<String> pairs = new HashSet<>();
        permission.texts("actions").forEach(action -> pairs.add(action + " " + on));
        return pairs;
    }
}
