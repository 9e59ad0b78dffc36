// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.estate;

import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Described;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The environment that a thing works in: its own word, else that of what runs as it or uses it, else of what contains it. */
public final class Environments {
    private static final String UNKNOWN = "UNKNOWN";
    private static final String PRODUCTION = "PRODUCTION";

    private final Estate estate;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    public Environments(Estate estate) {
        this.estate = estate;
    }

    public boolean isKnown(String id) {
        return !of(id).equals(UNKNOWN);
    }

    public boolean isProduction(String id) {
        return of(id).equals(PRODUCTION);
    }

    /** {@return PRODUCTION, STAGING, TEST, DEVELOPMENT or UNKNOWN; what works in several has the most critical of them} */
    public String of(String id) {
        String environment = known.get(id);
        if (environment == null) {
            environment = find(id);
            known.put(id, environment);
        }
        return environment;
    }

    private String find(String id) {
        String own = own(id);
        if (!own.equals(UNKNOWN)) {
            return own;
        }
        Set<String> users = new TreeSet<>();
        for (RelationKind kind : List.of(RelationKind.RUNS_AS, RelationKind.USES)) {
            for (RelationState use : estate.to(id, kind)) {
                String there = own(use.from());
                users.add(there.equals(UNKNOWN) ? ofScopes(use.from()) : there);
            }
        }
        String used = mostCritical(users);
        return used.equals(UNKNOWN) ? ofScopes(id) : used;
    }

    private String own(String id) {
        return estate.known(id).map(Environments::own).orElse(UNKNOWN);
    }

    private static String own(Described thing) {
        return thing.text("environment").orElse(UNKNOWN);
    }

    /** The nearest scope that says its environment speaks for what it contains. */
    private String ofScopes(String id) {
        Set<String> seen = new HashSet<>();
        Set<String> level = Set.of(id);
        while (!level.isEmpty()) {
            Set<String> parents = new TreeSet<>();
            for (String child : level) {
                for (RelationState contains : estate.to(child, RelationKind.CONTAINS)) {
                    if (seen.add(contains.from())) {
                        parents.add(contains.from());
                    }
                }
            }
            String environment = mostCritical(parents.stream().map(this::own).toList());
            if (!environment.equals(UNKNOWN)) {
                return environment;
            }
            level = parents;
        }
        return UNKNOWN;
    }

    private static String mostCritical(Collection<String> environments) {
        for (String candidate : List.of(PRODUCTION, "STAGING", "TEST", "DEVELOPMENT")) {
            if (environments.contains(candidate)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }
}
