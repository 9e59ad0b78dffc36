// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who can rotate or disable things: by a control relation, or by a permission to write, on the thing, on what contains
 * or stores it, or on the identity that a secret authenticates. Held directly, by an account, a group or a role.
 */
final class Controllers {
    private static final List<RelationKind> TAKEN_ON =
            List.of(RelationKind.MEMBER_OF, RelationKind.HAS_ROLE, RelationKind.INHERITS);
    private static final List<RelationKind> AROUND = List.of(RelationKind.STORED_IN, RelationKind.AUTHENTICATES);
    private static final Set<String> WRITES = Set.of("WRITE", "PERMISSIONS_MANAGEMENT");

    private final AnalysisContext context;
    private final Estate estate;
    private final Instant at;
    private final Map<String, Set<String>> selves = new HashMap<>();
    private final Map<String, Set<String>> holders = new HashMap<>();
    private final Map<String, Set<String>> byPattern = new HashMap<>();

    Controllers(AnalysisContext context) {
        this.context = context;
        this.estate = context.estate();
        this.at = context.at();
        for (EntityState permission : estate.entities(EntityLabel.PERMISSION)) {
            if (writes(permission)) {
                permission
                        .texts("resources")
                        .forEach(pattern -> byPattern
                                .computeIfAbsent(beginning(pattern), any -> new HashSet<>())
                                .addAll(grantees(permission.id())));
            }
        }
    }

    /** Exact patterns keep an end mark, so that they are no beginnings. */
    private static String beginning(String pattern) {
        int wildcard = pattern.indexOf('*');
        return wildcard < 0 ? pattern + "\n" : pattern.substring(0, wildcard);
    }

    boolean controls(String owner, EntityState thing) {
        Set<String> who = selves.computeIfAbsent(owner, this::selves);
        for (String place : places(thing.id())) {
            if (!Collections.disjoint(who, holders.computeIfAbsent(place, this::holders))) {
                return true;
            }
        }
        String id = thing.id() + "\n";
        for (int end = 0; end <= id.length(); end++) {
            Set<String> some = byPattern.get(id.substring(0, end));
            if (some != null && !Collections.disjoint(who, some)) {
                return true;
            }
        }
        return false;
    }

    /** The owner, the people behind it, their accounts, and all groups and roles of these. */
    private Set<String> selves(String owner) {
        Set<String> all = new HashSet<>(Set.of(owner));
        for (EntityState human : context.ownerships().humansBehind(owner)) {
            all.add(human.id());
            context.people().accountsOf(human.id()).forEach(account -> all.add(account.id()));
        }
        Deque<String> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            String id = open.remove();
            for (RelationKind kind : TAKEN_ON) {
                estate.from(id, kind).stream()
                        .filter(this::holds)
                        .map(RelationState::to)
                        .filter(all::add)
                        .forEach(open::add);
            }
        }
        return all;
    }

    private boolean holds(RelationState relation) {
        return relation.time("expiresAt").filter(end -> !at.isBefore(end)).isEmpty();
    }

    /** The thing, and what it is in or for, and all scopes around these. */
    private Collection<String> places(String thing) {
        Set<String> all = new HashSet<>(Set.of(thing));
        for (RelationKind kind : AROUND) {
            estate.from(thing, kind).forEach(relation -> all.add(relation.to()));
        }
        Deque<String> open = new ArrayDeque<>(all);
        while (!open.isEmpty()) {
            estate.to(open.remove(), RelationKind.CONTAINS).stream()
                    .map(RelationState::from)
                    .filter(all::add)
                    .forEach(open::add);
        }
        return all;
    }

    private Set<String> holders(String place) {
        Set<String> all = new HashSet<>();
        estate.to(place, RelationKind.CONTROLS).forEach(control -> all.add(control.from()));
        for (RelationState on : estate.to(place, RelationKind.ON)) {
            if (estate.entity(on.from()).filter(Controllers::writes).isPresent()) {
                all.addAll(grantees(on.from()));
            }
        }
        return all;
    }

    private List<String> grantees(String permission) {
        return estate.to(permission, RelationKind.GRANTS).stream()
                .map(RelationState::from)
                .toList();
    }

    private static boolean writes(EntityState permission) {
        return !permission.text("effect").orElse("ALLOW").equals("DENY")
                && (WRITES.contains(permission.text("accessLevel").orElse(""))
                        || permission.texts("actions").contains("*"));
    }
}
