// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way to turn permissions into somebody else's identity or into more permissions.
 *
 * @param provider whose identities it is about, such as {@code aws}
 * @param resources what the attacker makes or uses, by name: patterns and templates (see {@link Placeholders})
 * @param requires all must be allowed; empty only where the target is assumable already
 * @param otherwise what is missing where the actor has the permissions on a suitable object but is not that object
 *     itself; null where such an actor gains nothing
 * @param weight the effort: 1 for a call with immediate effect, 1.5 for new compute, 2 where something must exist, 3
 *     where the attacker waits or needs a place in the network
 * @param mitre ids of MITRE ATT&CK
 * @param owasp ids of the OWASP NHI Top 10 of 2025
 */
public record Technique(
        String id,
        String title,
        String provider,
        Category category,
        String description,
        Actor actor,
        Target target,
        Map<String, String> resources,
        List<Requirement> requires,
        List<Precondition> preconditions,
        Outcome outcome,
        @Nullable String otherwise,
        double weight,
        List<String> mitre,
        List<String> owasp,
        List<Reference> references) {

    public Technique {
        if (id.isBlank() || provider.isBlank()) {
            throw new IllegalArgumentException(
                    "a technique needs an id and a provider, not '" + id + "' of '" + provider + "'");
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("the weight of " + id + " must be above 0, not " + weight);
        }
        resources = Map.copyOf(resources);
        requires = List.copyOf(requires);
        preconditions = List.copyOf(preconditions);
        mitre = List.copyOf(mitre);
        owasp = List.copyOf(owasp);
        references = List.copyOf(references);
    }

    /** {@return the workload that must run as the target, empty where the technique needs none} */
    public Optional<Precondition.Workload> workload() {
        return preconditions.stream()
                .filter(Precondition.Workload.class::isInstance)
                .map(Precondition.Workload.class::cast)
                .findFirst();
    }

    /** {@return whether some permission is needed on the actor itself} */
    public boolean isAboutSelf() {
        return requires.stream()
                .flatMap(requirement -> requirement.permissions().stream())
                .anyMatch(permission -> permission.on() instanceof On.Self);
    }

    /** Every action that plays a part, alternatives included, with {@code sts:AssumeRole} where the target is assumed. */
    public Set<String> actions() {
        Set<String> actions = new LinkedHashSet<>();
        requires.forEach(
                requirement -> requirement.permissions().forEach(permission -> actions.add(permission.action())));
        if (target.assumable()) {
            actions.add("sts:AssumeRole");
        }
        return actions;
    }

    /** What is required, for people: one action or {@code a or b} a line, without repetition. */
    public List<String> requiredPermissions() {
        Set<String> lines = new LinkedHashSet<>();
        requires.forEach(requirement -> lines.add(requirement.label()));
        if (target.assumable()) {
            lines.add("sts:AssumeRole");
        }
        return List.copyOf(lines);
    }
}
