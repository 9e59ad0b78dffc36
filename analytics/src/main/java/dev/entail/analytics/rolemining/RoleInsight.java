// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.creep.Entitlements;
import dev.entail.analytics.estate.Holders;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong with the roles of an organisation as roles.
 *
 * @param duplicates roles that give the same, in groups
 * @param nearDuplicates two roles that give much the same
 * @param empty roles that permit nothing, of sources that tell what roles permit
 * @param unheld roles that nobody holds
 * @param unused roles that some hold, and of which sources tell no use though they tell what the holders use
 * @param mixed roles whose holders have neither a department nor anything else that they hold in common
 */
public record RoleInsight(
        List<List<EntityState>> duplicates,
        List<SimilarRoles.Pair> nearDuplicates,
        List<EntityState> empty,
        List<EntityState> unheld,
        List<EntityState> unused,
        List<EntityState> mixed) {
    private static final double NEAR = 0.8;

    public static RoleInsight of(AnalysisContext context) {
        return new Search(context).insight();
    }

    private record Search(AnalysisContext context, Entitlements all, Map<EntityState, int[]> sets) {
        Search(AnalysisContext context) {
            this(context, Entitlements.of(context), new LinkedHashMap<>());
            for (EntityState role : context.estate().entities(EntityLabel.ROLE)) {
                if (permits(role)) {
                    sets.put(role, all.broughtBy(role.id()));
                }
            }
        }

        /** Of what permits nothing that is known, nothing can be said about what it gives. */
        private boolean permits(EntityState role) {
            return !context.estate().from(role.id(), RelationKind.GRANTS).isEmpty()
                    || !context.estate().from(role.id(), RelationKind.INHERITS).isEmpty();
        }

        RoleInsight insight() {
            List<EntityState> unheld = new ArrayList<>();
            List<EntityState> unused = new ArrayList<>();
            List<EntityState> mixed = new ArrayList<>();
            for (EntityState role : context.estate().entities(EntityLabel.ROLE)) {
                List<EntityState> holders = holders(role);
                if (holders.isEmpty()) {
                    unheld.add(role);
                } else if (isUnused(role, holders)) {
                    unused.add(role);
                }
                if (holders.size() > 2 && shareNothing(role, holders)) {
                    mixed.add(role);
                }
            }
            return new RoleInsight(duplicates(), SimilarRoles.of(sets, NEAR), empty(), unheld, unused, mixed);
        }

        private List<List<EntityState>> duplicates() {
            Map<String, List<EntityState>> same = new LinkedHashMap<>();
            sets.forEach((role, set) -> same.computeIfAbsent(Arrays.toString(set), any -> new ArrayList<>())
                    .add(role));
            return same.values().stream().filter(group -> group.size() > 1).toList();
        }

        private List<EntityState> empty() {
            Set<String> telling = context.estate().relations(RelationKind.GRANTS).stream()
                    .map(RelationState::source)
                    .collect(Collectors.toSet());
            return context.estate().entities(EntityLabel.ROLE).stream()
                    .filter(role -> !permits(role) && role.sources().stream().anyMatch(telling::contains))
                    .toList();
        }

        private List<EntityState> holders(EntityState role) {
            return new Holders(context.estate(), context.at(), List.of(role.id()))
                    .all().stream()
                            .flatMap(id -> context.estate().entity(id).stream())
                            .filter(state -> state.label() == EntityLabel.IDENTITY)
                            .toList();
        }

        private boolean isUnused(EntityState role, List<EntityState> holders) {
            Set<String> named = new HashSet<>(Set.of(role.id()));
            context.estate().from(role.id(), RelationKind.GRANTS).forEach(grant -> {
                named.add(grant.to());
                context.estate().from(grant.to(), RelationKind.ON).forEach(on -> named.add(on.to()));
            });
            boolean known = false;
            for (EntityState holder : holders) {
                for (RelationState used : context.estate().from(holder.id(), RelationKind.USED)) {
                    known = true;
                    if (named.contains(used.to())) {
                        return false;
                    }
                }
            }
            return known;
        }

        private boolean shareNothing(EntityState role, List<EntityState> holders) {
            Set<String> departments = holders.stream()
                    .map(holder -> holder.text("department").orElse(""))
                    .collect(Collectors.toSet());
            if (departments.size() == 1 && !departments.contains("")) {
                return false;
            }
            BitSet common = new BitSet();
            common.set(0, all.size());
            for (EntityState holder : holders) {
                BitSet held = new BitSet();
                Arrays.stream(all.of(holder.id())).forEach(held::set);
                common.and(held);
            }
            Arrays.stream(all.broughtBy(role.id())).forEach(common::clear);
            return common.isEmpty();
        }
    }
}
