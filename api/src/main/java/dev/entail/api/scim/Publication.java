// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the graph has to learn of a change: the resources of which something may have ended, whose every statement is
 * made again, those that only have something new, and the memberships that are new.
 */
final class Publication {
    private final Set<String> focus = new LinkedHashSet<>();
    private final Set<String> described = new LinkedHashSet<>();
    private final Map<String, Set<String>> joined = new LinkedHashMap<>();

    void focusOn(Collection<String> ids) {
        focus.addAll(ids);
    }

    void describe(Collection<String> ids) {
        described.addAll(ids);
    }

    void join(String group, Collection<String> members) {
        joined.computeIfAbsent(group, key -> new LinkedHashSet<>()).addAll(members);
    }

    Set<String> focus() {
        return focus;
    }

    /** {@return those of which nothing ended} */
    Set<String> described() {
        Set<String> rest = new LinkedHashSet<>(described);
        rest.removeAll(focus);
        return rest;
    }

    Map<String, Set<String>> joined() {
        return joined;
    }

    boolean isEmpty() {
        return focus.isEmpty() && described.isEmpty() && joined.isEmpty();
    }
}
