// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A technique as its file spells it, before the fields are checked against each other. */
record TechniqueEntry(
        String id,
        String title,
        Category category,
        String description,
        Actor actor,
        Target target,
        Map<String, String> resources,
        List<Requirement> requires,
        List<Precondition> preconditions,
        Result outcome,
        @Nullable PolicyEffect policyEffect,
        @Nullable String otherwise,
        double weight,
        List<String> mitre,
        List<String> owasp,
        List<Reference> references) {

    /** The outcomes by name. */
    enum Result {
        BECOMES_TARGET,
        BECOMES_TARGET_AS_ADMINISTRATOR,
        ADMINISTRATOR,
        JOINS_TARGET,
        REACHES_TARGET,
        UNBOUNDED;

        @JsonValue
        String label() {
            return Labels.of(this);
        }
    }

    Technique of(String provider) {
        return new Technique(
                id,
                title,
                provider,
                category,
                description,
                actor,
                target,
                resources,
                requires,
                preconditions,
                result(),
                otherwise,
                weight,
                mitre,
                owasp,
                references);
    }

    private Outcome result() {
        return switch (outcome) {
            case BECOMES_TARGET -> new Outcome.BecomesTarget();
            case BECOMES_TARGET_AS_ADMINISTRATOR -> new Outcome.BecomesTargetAsAdministrator();
            case ADMINISTRATOR -> new Outcome.Administrator(policyEffect == null ? PolicyEffect.ADDS : policyEffect);
            case JOINS_TARGET -> new Outcome.JoinsTarget();
            case REACHES_TARGET -> new Outcome.ReachesTarget();
            case UNBOUNDED -> new Outcome.Unbounded();
        };
    }
}
