// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts a suspicion about a secret together: graver where it opens privilege, riskier there and in production. */
final class SecretFinding {
    private static final int MOST_SHOWN = 5;
    private static final double PRIVILEGE = 15;
    private static final double IN_PRODUCTION = 10;

    private SecretFinding() {}

    static Suspicion of(
            AnalysisContext context,
            EntityState secret,
            String cause,
            String title,
            Severity usual,
            double risk,
            List<Evidence> proof) {
        SecretFacts facts = SecretFacts.of(context);
        boolean privileged = facts.opensPrivilege(secret);
        List<Evidence> evidence = new ArrayList<>(proof);
        facts.opens(secret).stream().limit(MOST_SHOWN).forEach(opens -> evidence.add(opens(context, secret, opens)));
        double whole = risk + (privileged ? PRIVILEGE : 0) + (facts.worksInProduction(secret) ? IN_PRODUCTION : 0);
        return new Suspicion(
                EntityRef.of(secret), cause, title, privileged ? raised(usual) : usual, Math.min(100, whole), evidence);
    }

    private static Severity raised(Severity usual) {
        return switch (usual) {
            case INFO -> Severity.LOW;
            case LOW -> Severity.MEDIUM;
            case MEDIUM -> Severity.HIGH;
            case HIGH, CRITICAL -> Severity.CRITICAL;
        };
    }

    private static Evidence opens(AnalysisContext context, EntityState secret, RelationState opens) {
        Optional<String> why = context.privilege().why(opens.to());
        String privileged =
                why.map(reason -> ", which is privileged: " + reason).orElse("");
        return Evidence.of(
                opens, secret.displayName() + " authenticates " + name(context, opens.to()) + privileged + ".");
    }

    static String name(AnalysisContext context, String id) {
        return context.estate().known(id).map(EntityState::displayName).orElse(id);
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** {@return names as a sentence lists them, a few and how many more} */
    static String listed(List<String> names) {
        if (names.size() <= MOST_SHOWN) {
            return String.join(", ", names);
        }
        return String.join(", ", names.subList(0, MOST_SHOWN)) + " and " + (names.size() - MOST_SHOWN) + " more";
    }
}
