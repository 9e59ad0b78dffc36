// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import dev.entail.analytics.AnalysisContext;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Live secrets of the same value, which their fingerprints tell, though they are recorded apart. */
final class Copies {
    private final Map<String, List<EntityState>> byFingerprint = new TreeMap<>();

    private Copies(AnalysisContext context) {
        SecretFacts.of(context)
                .live()
                .forEach(secret -> secret.text("fingerprint")
                        .filter(text -> !text.isBlank())
                        .ifPresent(text -> byFingerprint
                                .computeIfAbsent(text, any -> new ArrayList<>(1))
                                .add(secret)));
        byFingerprint.values().removeIf(same -> same.size() < 2);
    }

    static Copies of(AnalysisContext context) {
        return context.shared(Copies.class, Copies::new);
    }

    /** {@return the groups of two and more, each by id, by fingerprint} */
    Map<String, List<EntityState>> groups() {
        return byFingerprint;
    }

    /** {@return where a secret lies and what it opens; two sources that tell of the same place tell the same} */
    static String place(Estate estate, EntityState secret) {
        Set<String> stored = ends(estate.from(secret.id(), RelationKind.STORED_IN));
        String where = stored.isEmpty()
                ? secret.text("locationDetail")
                        .map(detail -> secret.text("location").orElse("") + " " + detail)
                        .orElse(secret.id())
                : String.join(" ", stored);
        return where + " opens " + ends(estate.from(secret.id(), RelationKind.AUTHENTICATES));
    }

    private static Set<String> ends(List<RelationState> relations) {
        return relations.stream().map(RelationState::to).collect(Collectors.toCollection(TreeSet::new));
    }
}
