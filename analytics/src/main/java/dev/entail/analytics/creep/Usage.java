// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an identity and its accounts used, by the evidence of sources. Evidence names a permission, a role, which stands
 * for all that comes with it, or a resource with an action.
 */
final class Usage {
    private static final String CLOUD_SERVICE = "AWS service";

    private final Estate estate;
    private final Bundles bundles;
    private final List<RelationState> evidence = new ArrayList<>();
    private final List<RelationState> ofResources = new ArrayList<>();
    private final Map<Integer, Instant> byEntitlement = new HashMap<>();
    private final Set<String> providers = new HashSet<>();

    private Usage(Estate estate, Bundles bundles) {
        this.estate = estate;
        this.bundles = bundles;
    }

    static Usage of(Estate estate, Bundles bundles, Collection<String> ids) {
        Usage usage = new Usage(estate, bundles);
        ids.forEach(id -> estate.from(id, RelationKind.USED).forEach(usage::add));
        return usage;
    }

    private void add(RelationState used) {
        evidence.add(used);
        Optional<EntityState> target = estate.known(used.to());
        target.flatMap(state -> state.text("provider")).ifPresent(providers::add);
        if (target.filter(state -> state.label() == EntityLabel.RESOURCE).isPresent()) {
            ofResources.add(used);
            return;
        }
        when(used).ifPresent(time -> {
            Bundle bundle = bundles.of(used.to());
            for (int place = 0; place < bundle.size(); place++) {
                byEntitlement.merge(bundle.get(place), time, Usage::later);
            }
        });
    }

    /** Used at a time that nobody knows counts as used when a source last said so. */
    private static Optional<Instant> when(RelationState used) {
        boolean never = used.decimal("count").filter(count -> count == 0).isPresent();
        return used.time("lastUsedAt").or(() -> never ? Optional.empty() : Optional.of(used.firstSeen()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** {@return whether any source looked at what the identity uses} */
    boolean isKnown() {
        return !evidence.isEmpty();
    }

    /** {@return whether the evidence speaks of the system that an entitlement is in} */
    boolean speaksOf(Entitlement entitlement) {
        return isKnown()
                && (providers.isEmpty()
                        || entitlement
                                .provider()
                                .filter(name -> !providers.contains(name))
                                .isEmpty());
    }

    List<RelationState> evidence() {
        return evidence;
    }

    /** {@return when an entitlement was last used, by itself or through a resource that it is on} */
    Optional<Instant> lastUse(Entitlement entitlement) {
        Instant last = byEntitlement.get(entitlement.number());
        for (RelationState used : ofResources) {
            Optional<Instant> time = when(used);
            if (time.isPresent() && (last == null || time.get().isAfter(last)) && isUseOf(used, entitlement)) {
                last = time.get();
            }
        }
        return Optional.ofNullable(last);
    }

    private boolean isUseOf(RelationState used, Entitlement entitlement) {
        boolean sameAction = used.text("action")
                .filter(action -> !entitlement.actions().isEmpty())
                .map(action -> entitlement.actions().stream().anyMatch(pattern -> Wildcards.meet(pattern, action)))
                .orElse(true);
        return sameAction && (isOfService(used) || isOn(used.to(), entitlement));
    }

    /** A cloud tells the last use by service, not by resource. */
    private boolean isOfService(RelationState used) {
        return used.text("action").isPresent()
                && estate.known(used.to())
                        .flatMap(state -> state.text("nativeType"))
                        .filter(CLOUD_SERVICE::equals)
                        .isPresent();
    }

    private static boolean isOn(String resource, Entitlement entitlement) {
        return entitlement.resources().stream().anyMatch(pattern -> Wildcards.covers(pattern, resource));
    }
}
