// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One thing that can be held: a permission, or a role or group of which no source says what it permits. Permissions that
 * say the same are one entitlement, whichever role or policy they stand in.
 *
 * @param number its place in {@link Entitlements}
 * @param key what it is, the same at any time
 * @param entity the node, the first of those that say the same
 * @param resources patterns and ids of what it is on
 * @param weight what it can do times what it can do it to, above 0
 */
public record Entitlement(int number, String key, EntityState entity, List<String> resources, double weight) {
    public Entitlement {
        resources = List.copyOf(resources);
    }

    static String keyOf(EntityState entity, List<String> resources) {
        if (entity.label() != EntityLabel.PERMISSION || resources.isEmpty()) {
            return entity.id();
        }
        String conditions = entity.text("conditions").orElse("");
        return effect(entity) + " " + new TreeSet<>(entity.texts("actions")) + " " + new TreeSet<>(resources) + " "
                + conditions;
    }

    private static String effect(EntityState permission) {
        return permission.text("effect").orElse("ALLOW");
    }

    public String name() {
        return entity.displayName();
    }

    public List<String> actions() {
        return entity.texts("actions");
    }

    static boolean isDenial(EntityState entity) {
        return entity.label() == EntityLabel.PERMISSION && effect(entity).equals("DENY");
    }

    /** {@return whether it takes away all that another gives, whatever the circumstances} */
    boolean denies(Entitlement other) {
        return entity.text("conditions").filter(text -> !text.isBlank()).isEmpty()
                && !other.actions().isEmpty()
                && Wildcards.cover(actions(), other.actions())
                && (resources.isEmpty()
                        ? other.resources.isEmpty()
                        : Wildcards.cover(resources, other.resources.isEmpty() ? List.of("*") : other.resources));
    }

    /** {@return the number of pairs of action and resource pattern, at least 1} */
    public int pairs() {
        return Math.max(1, actions().size()) * Math.max(1, resources.size());
    }

    Optional<String> provider() {
        return entity.text("provider");
    }
}
