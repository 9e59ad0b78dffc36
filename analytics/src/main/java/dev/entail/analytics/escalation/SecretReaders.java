// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who can read secrets where they lie: by permissions on the place or on what contains it, by control of the place or of
 * the secret, through roles and groups. One walk back from all secrets, the most important first, that enters each node
 * once: linear, and each reader is told of the most important secret that it can read.
 */
final class SecretReaders {
    /** Seeing that something is there, or labelling it, is not reading it. */
    private static final Set<String> NO_READING = Set.of("LIST", "TAGGING");

    private static final Pattern READING = Pattern.compile("\\*|(?i)(read|get)[^:]*");

    private final AnalysisContext context;
    private final Estate estate;
    private final Map<String, Step> steps = new HashMap<>();
    private final Map<String, EntityState> secrets = new HashMap<>();
    private final List<String> readers = new ArrayList<>();

    /**
     * How a node comes to read.
     *
     * @param by the relation that lets it
     * @param next the node nearer to the secret
     */
    private record Step(RelationState by, String next) {}

    /** @param ordered the secrets, the most important first */
    SecretReaders(AnalysisContext context, Collection<EntityState> ordered) {
        this.context = context;
        this.estate = context.estate();
        ordered.forEach(this::walk);
    }

    /** {@return the identities and workloads that can read a secret} */
    List<String> readers() {
        return readers;
    }

    /** {@return the most important secret that a reader can read} */
    EntityState secretOf(String reader) {
        EntityState secret = secrets.get(reader);
        if (secret == null) {
            throw new IllegalArgumentException(reader + " reads no secret");
        }
        return secret;
    }

    /** {@return the relations that lead a reader to its secret} */
    List<RelationState> wayOf(String reader) {
        List<RelationState> way = new ArrayList<>();
        for (Step step = steps.get(reader); step != null; step = steps.get(step.next())) {
            way.add(step.by());
        }
        return way;
    }

    private void walk(EntityState secret) {
        if (secrets.putIfAbsent(secret.id(), secret) != null) {
            return;
        }
        Deque<String> open = new ArrayDeque<>(List.of(secret.id()));
        while (!open.isEmpty()) {
            String id = open.remove();
            EntityLabel label = estate.entity(id).map(EntityState::label).orElse(EntityLabel.EVENT);
            switch (label) {
                case SECRET -> {
                    estate.from(id, RelationKind.STORED_IN).forEach(by -> enter(by.to(), by, id, secret, open));
                    place(id, secret, open);
                }
                case WORKLOAD -> {
                    readers.add(id);
                    place(id, secret, open);
                }
                case RESOURCE, SCOPE -> place(id, secret, open);
                case PERMISSION -> back(id, RelationKind.GRANTS, secret, open);
                case ROLE -> {
                    back(id, RelationKind.HAS_ROLE, secret, open);
                    back(id, RelationKind.INHERITS, secret, open);
                }
                case GROUP -> back(id, RelationKind.MEMBER_OF, secret, open);
                case IDENTITY -> readers.add(id);
                case OWNER, EVENT -> {}
            }
        }
    }

    private void place(String id, EntityState secret, Deque<String> open) {
        back(id, RelationKind.CONTROLS, secret, open);
        back(id, RelationKind.CAN_ESCALATE, secret, open);
        back(id, RelationKind.CONTAINS, secret, open);
        for (RelationState on : estate.to(id, RelationKind.ON)) {
            if (estate.entity(on.from()).filter(SecretReaders::reads).isPresent()) {
                enter(on.from(), on, id, secret, open);
            }
        }
    }

    /** Without an access level only names of actions that say reading count; those of AWS are settled by its evaluation. */
    private static boolean reads(EntityState permission) {
        if ("DENY".equals(permission.text("effect").orElse(""))) {
            return false;
        }
        return permission
                .text("accessLevel")
                .map(level -> !NO_READING.contains(level))
                .orElseGet(() -> permission.texts("actions").stream()
                        .anyMatch(action -> READING.matcher(action).matches()));
    }

    private void back(String id, RelationKind kind, EntityState secret, Deque<String> open) {
        for (RelationState relation : estate.to(id, kind)) {
            if (!PrivilegeLevels.hasExpired(context, relation)) {
                enter(relation.from(), relation, id, secret, open);
            }
        }
    }

    private void enter(String id, RelationState by, String next, EntityState secret, Deque<String> open) {
        if (secrets.putIfAbsent(id, secret) == null) {
            steps.put(id, new Step(by, next));
            open.add(id);
        }
    }
}
