// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import java.util.Collection;

/**
 * How much an entitlement weighs: its risk, as declared or else by its level of access, times how critical the most
 * critical thing is that it is on.
 */
final class Weights {
    private static final double USUAL = 3;
    private static final double PRIVILEGED = 9;
    private static final double LEAST = 0.5;

    private Weights() {}

    static double of(Estate estate, EntityState entity, Collection<String> resources) {
        double risk = entity.decimal("risk").orElseGet(() -> byLevel(entity));
        double criticality = resources.stream()
                .mapToDouble(id -> estate.entity(id).map(Weights::criticality).orElse(1.0))
                .max()
                .orElse(1);
        return Math.max(LEAST, risk) * criticality;
    }

    private static double byLevel(EntityState entity) {
        if (entity.label() != EntityLabel.PERMISSION) {
            return entity.flag("privileged") || isOfHighTier(entity) ? PRIVILEGED : USUAL;
        }
        return switch (entity.text("accessLevel").orElse("")) {
            case "LIST" -> 1;
            case "READ", "TAGGING" -> 2;
            case "WRITE" -> 5;
            case "PERMISSIONS_MANAGEMENT" -> PRIVILEGED;
            default -> USUAL;
        };
    }

    private static boolean isOfHighTier(EntityState entity) {
        return entity.decimal("tier").filter(tier -> tier <= 1).isPresent();
    }

    private static double criticality(EntityState resource) {
        double tier = resource.decimal("tier").orElse(3.0);
        return tier <= 0 ? 3 : tier <= 1 ? 2 : 1;
    }
}
