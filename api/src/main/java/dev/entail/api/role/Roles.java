// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.role;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.entail.analytics.rolemining.RoleInsight;
import dev.entail.analytics.rolemining.RoleSuggestion;
import dev.entail.api.Entail;
import dev.entail.graph.projection.GraphVersion;
import dev.entail.graph.store.Reach;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What is asked about roles as roles. Both answers are of the whole graph and kept for a day or until the next load. Safe
 * for several threads.
 */
public final class Roles {
    private final Entail entail;
    private final Cache<Key, RoleInsight> insights =
            Caffeine.newBuilder().maximumSize(2).softValues().build();
    private final Cache<Key, RoleSuggestion> suggestions =
            Caffeine.newBuilder().maximumSize(2).softValues().build();

    /** Some grants end by themselves, so that an answer about now is one about a day. */
    private record Key(long version, LocalDate day, Optional<Instant> asOf) {}

    public Roles(Entail entail) {
        this.entail = entail;
    }

    /** {@return what is wrong with roles, now or as of a time} */
    public RoleInsight insight(Optional<Instant> asOf) {
        return insights.get(key(asOf), key -> RoleInsight.of(entail.analysisContext(asOf)));
    }

    /**
     * {@return few roles that would rebuild what is held, now or as of a time}
     *
     * @throws dev.entail.graph.GraphException.TimedOut where it takes longer than the caller's question may
     */
    public RoleSuggestion suggestion(Optional<Instant> asOf) {
        return suggestions.get(key(asOf), key -> RoleSuggestion.of(entail.analysisContext(asOf)));
    }

    private Key key(Optional<Instant> asOf) {
        Reach.requireWhole();
        return new Key(GraphVersion.current(entail.store()), LocalDate.now(ZoneOffset.UTC), asOf);
    }
}
