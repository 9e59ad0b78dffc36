// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Evidence;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environments that a secret or an NHI is in, with the fact that puts it there. Unknown ones do not count. */
final class Surroundings {
    private static final String PRODUCTION = "PRODUCTION";

    private final AnalysisContext context;
    private final SecretFacts facts;
    private final Map<String, Evidence> environments = new TreeMap<>();

    private Surroundings(AnalysisContext context) {
        this.context = context;
        this.facts = SecretFacts.of(context);
    }

    /** Where the workloads that use it work, where it lies outside vaults, and production if that is what it opens. */
    static Surroundings ofSecret(AnalysisContext context, EntityState secret) {
        Surroundings surroundings = new Surroundings(context);
        surroundings.uses(secret);
        if (!"VAULT".equals(secret.text("location").orElse(""))) {
            context.estate()
                    .from(secret.id(), RelationKind.STORED_IN)
                    .forEach(stored -> surroundings.add(stored.to(), stored, secret, "is stored in "));
        }
        for (RelationState opens : surroundings.facts.opens(secret)) {
            if (context.environments().isProduction(opens.to())) {
                surroundings.add(opens.to(), opens, secret, "authenticates ");
            }
        }
        return surroundings;
    }

    /** Where the workloads that work as it, or use a secret of it, are, and its own environment. */
    static Surroundings ofIdentity(AnalysisContext context, EntityState identity) {
        Surroundings surroundings = new Surroundings(context);
        surroundings
                .facts
                .runs(identity.id())
                .forEach(runs -> surroundings.add(runs.from(), runs, identity, "is the identity of "));
        boolean runs = !surroundings.environments.isEmpty();
        String own = identity.text("environment").orElse("UNKNOWN");
        if (runs && !own.equals("UNKNOWN")) {
            Evidence said = Evidence.of(identity, identity.displayName() + " is said to be of " + own + ".");
            surroundings.environments.putIfAbsent(own, said);
        }
        surroundings.facts.secretsOf(identity.id()).forEach(surroundings::uses);
        return surroundings;
    }

    private void uses(EntityState secret) {
        for (RelationState use : facts.uses(secret)) {
            add(use.from(), use, secret, "is used by ");
        }
    }

    private void add(String id, RelationState relation, EntityState subject, String how) {
        String environment = context.environments().of(id);
        if (!environment.equals("UNKNOWN") && !environments.containsKey(environment)) {
            String sentence = subject.displayName() + " " + how + SecretFinding.name(context, id) + ", which is in "
                    + environment + ".";
            environments.put(environment, Evidence.of(relation, sentence));
        }
    }

    /** Adds what another copy of the same secret says. */
    void merge(Surroundings other) {
        other.environments.forEach(environments::putIfAbsent);
    }

    boolean isKnown() {
        return !environments.isEmpty();
    }

    /** {@return whether it is in production and in something else} */
    boolean isMixed() {
        return environments.size() > 1 && environments.containsKey(PRODUCTION);
    }

    /** {@return the environments beside production} */
    String others() {
        return String.join(
                ", ",
                environments.keySet().stream()
                        .filter(name -> !name.equals(PRODUCTION))
                        .toList());
    }

    List<Evidence> evidence() {
        return new ArrayList<>(environments.values());
    }
}
