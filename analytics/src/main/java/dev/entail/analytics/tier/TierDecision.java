// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.tier;

import dev.entail.analytics.Evidence;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * That somebody said how far up a thing stands. Each is an event of kind REVIEWED that names the thing in its properties
 * and stands {@code ABOUT} nothing; of a thing's decisions the latest holds.
 *
 * @param tier 0 to {@link #LOWEST}, 0 being the highest
 * @param by who said so
 */
public record TierDecision(String entity, long tier, String reason, String by, Instant at) {
    /** The lowest tier: an ordinary thing. */
    public static final long LOWEST = 3;

    static final String PREFIX = "entail:tier/";

    /** @throws IllegalArgumentException where the tier is none, or nothing is given as the reason */
    public TierDecision {
        if (tier < 0 || tier > LOWEST) {
            throw new IllegalArgumentException("tier is " + tier + ", allowed is 0 to " + LOWEST);
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason is empty, allowed is a text that says why");
        }
    }

    static boolean isOne(String id) {
        return id.startsWith(PREFIX);
    }

    /** {@return the decision that an event records, empty where it lacks a part} */
    static Optional<TierDecision> of(EntityState event) {
        Optional<Double> tier = event.decimal("declaredTier").filter(it -> it >= 0 && it <= LOWEST);
        Optional<Instant> at = event.time("at");
        Optional<String> reason = event.text("reason").filter(it -> !it.isBlank());
        if (tier.isEmpty() || at.isEmpty() || reason.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TierDecision(
                event.text("entity").orElse(""),
                tier.get().longValue(),
                reason.get(),
                event.text("decidedBy").orElse(""),
                at.get()));
    }

    /** {@return the decision as an event} */
    public NodeRecord event() {
        Map<String, Object> properties = Map.of(
                "kind",
                "REVIEWED",
                "at",
                at,
                "reason",
                reason,
                "entity",
                entity,
                "declaredTier",
                tier,
                "decidedBy",
                by);
        return new NodeRecord(EntityLabel.EVENT, PREFIX + at + " " + entity, properties);
    }

    Evidence evidence() {
        Map<String, String> detail = Map.of("tier", Long.toString(tier), "reason", reason, "by", by);
        return new Evidence(by + " declared it tier " + tier + ": " + reason, DeclaredTiers.SOURCE, entity, detail, at);
    }
}
