// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The pairs of account and person of which somebody said that they do not belong together. Such a decision is an event
 * of kind REVIEWED that names both in its properties; it stands {@code ABOUT} nothing, since that an account's person
 * was looked at says nothing of a review of its access.
 */
public final class Rejections {
    private static final String PREFIX = "entail:correlation/";

    private final Map<String, Set<String>> byAccount = new HashMap<>();

    Rejections(Estate estate) {
        for (EntityState event : estate.entities(EntityLabel.EVENT)) {
            if (isDecision(event.id()) && event.flag("rejected")) {
                byAccount
                        .computeIfAbsent(event.text("account").orElse(""), any -> new HashSet<>(1))
                        .add(event.text("person").orElse(""));
            }
        }
    }

    boolean contains(String account, String person) {
        return byAccount.getOrDefault(account, Set.of()).contains(person);
    }

    static boolean isDecision(String id) {
        return id.startsWith(PREFIX);
    }

    /** {@return the record of a decision; a later one about the same pair takes its place} */
    public static NodeRecord decision(String account, String person, boolean isRejected, String by, Instant at) {
        return new NodeRecord(
                EntityLabel.EVENT,
                PREFIX + account + " " + person,
                Map.of(
                        "kind",
                        "REVIEWED",
                        "at",
                        at,
                        "reason",
                        isRejected ? "It is not an account of this person" : "It is an account of this person",
                        "rejected",
                        isRejected,
                        "account",
                        account,
                        "person",
                        person,
                        "decidedBy",
                        by));
    }
}
