// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api;

import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All identities at one time, put in each order that is asked for once. Safe for several threads. */
public final class Identities {
    private final List<EntityState> all;
    private final Map<Order, List<EntityState>> ordered = new ConcurrentHashMap<>();

    /** What identities are sorted by; those that are equal in it stand in the order of their ids. */
    public record Order(Field field, boolean descending) {
        /** What can be sorted by; what is unknown comes before all else. */
        public enum Field {
            NAME,
            KIND,
            FIRST_SEEN,
            LAST_ACTIVE
        }

        private Comparator<EntityState> comparator() {
            Comparator<EntityState> by = switch (field) {
                case NAME -> Comparator.comparing(state -> state.displayName().toLowerCase(Locale.ROOT));
                case KIND -> Comparator.comparing(state -> state.text("kind").orElse(""));
                case FIRST_SEEN -> Comparator.comparing(EntityState::firstSeen);
                case LAST_ACTIVE ->
                    Comparator.comparing(state -> state.time("lastActiveAt").orElse(Instant.MIN));
            };
            return (descending ? by.reversed() : by).thenComparing(EntityState::id);
        }
    }

    Identities(Collection<EntityState> all) {
        this.all = List.copyOf(all);
    }

    public List<EntityState> all() {
        return all;
    }

    public List<EntityState> in(Order order) {
        return ordered.computeIfAbsent(
                order, wanted -> all.stream().sorted(wanted.comparator()).toList());
    }
}
