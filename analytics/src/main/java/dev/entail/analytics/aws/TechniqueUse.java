// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.escalation.technique.On;
import dev.entail.analytics.escalation.technique.Placeholders;
import dev.entail.analytics.escalation.technique.Requirement;
import dev.entail.analytics.escalation.technique.Requirement.Permission;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.graph.source.aws.policy.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One technique in the hands of one principal: whether it has the permissions, for a target and for things it names. */
final class TechniqueUse {
    private final PermissionCheck check;
    private final Technique technique;
    private final AwsPrincipal who;
    private final Map<Asked, Optional<Settled>> byName = new HashMap<>();

    TechniqueUse(PermissionCheck check, Technique technique, AwsPrincipal who) {
        this.check = check;
        this.technique = technique;
        this.who = who;
    }

    /** A target as the permissions see it, with things of the technique that are already settled by name. */
    record Aim(String arn, Map<String, String> tags, Map<String, String> bound, String account) {}

    /** What is asked of one thing of the technique, whatever the target. */
    private record Asked(String name, String account, String bound, List<Requirement> requirements) {}

    /** {@return that all requirements are met for an object, with the proof; empty where one is not} */
    Optional<Settled> on(Aim aim) {
        Settled all = Settled.YES;
        for (Requirement requirement : technique.requires()) {
            if (isOnlyNamed(requirement)) {
                continue;
            }
            Optional<Settled> met = meet(requirement, aim, aim.bound());
            if (met.isEmpty()) {
                return Optional.empty();
            }
            all = all.and(met.get());
        }
        Settled so = all;
        return named(aim).map(so::and);
    }

    private static boolean isOnlyNamed(Requirement requirement) {
        return requirement.permissions().stream().allMatch(permission -> permission.on() instanceof On.Named);
    }

    /** Requirements on things that the attacker names: each thing must have one name that meets all of them. */
    private Optional<Settled> named(Aim aim) {
        Settled all = Settled.YES;
        for (String name : new TreeSet<>(technique.resources().keySet())) {
            Optional<Settled> met = named(name, aim);
            if (met.isEmpty()) {
                return Optional.empty();
            }
            all = all.and(met.get());
        }
        for (Requirement requirement : technique.requires()) {
            Optional<Settled> met =
                    isOnSeveralNames(requirement) ? alternatives(requirement, aim) : Optional.of(Settled.YES);
            if (met.isEmpty()) {
                return Optional.empty();
            }
            all = all.and(met.get());
        }
        return Optional.of(all);
    }

    private static boolean isOnSeveralNames(Requirement requirement) {
        return isOnlyNamed(requirement)
                && requirement.permissions().stream()
                                .map(Permission::on)
                                .distinct()
                                .count()
                        > 1;
    }

    /** Alternatives on different things: one of them, with whatever else is required on that thing. */
    private Optional<Settled> alternatives(Requirement requirement, Aim aim) {
        List<Settled> met = new ArrayList<>();
        for (Permission permission : requirement.permissions()) {
            if (permission.on() instanceof On.Named(String name)) {
                List<Requirement> together = new ArrayList<>(requirementsOn(name));
                together.add(permission);
                rememberedName(name, together, aim).ifPresent(met::add);
            }
        }
        return best(met);
    }

    /** Of alternatives a confirmed one is better than a conditional one. */
    private static Optional<Settled> best(List<Settled> met) {
        return met.stream()
                .filter(Settled::isConfirmed)
                .findFirst()
                .or(() -> met.stream().findFirst());
    }

    private List<Requirement> requirementsOn(String name) {
        return technique.requires().stream()
                .filter(requirement -> requirement.permissions().stream()
                        .anyMatch(permission -> permission.on() instanceof On.Named it
                                && it.name().equals(name)))
                .filter(TechniqueUse::isOnlyNamed)
                .filter(requirement -> !isOnSeveralNames(requirement))
                .toList();
    }

    /** {@return whether it takes the target to say what is allowed on a thing of the technique} */
    boolean dependsOnTarget(String name) {
        return isAboutTarget(name, requirementsOn(name));
    }

    private Optional<Settled> named(String name, Aim aim) {
        List<Requirement> on = requirementsOn(name);
        return on.isEmpty() ? Optional.of(Settled.YES) : rememberedName(name, on, aim);
    }

    /** {@return that what is required on a thing of the technique is met for the one that is bound, whatever the target} */
    Optional<Settled> onNamed(String name, Map<String, String> bound, String account) {
        return named(name, new Aim("*", Map.of(), bound, account));
    }

    /** Most things that the attacker makes have nothing to do with the target, so that one answer serves all targets. */
    private Optional<Settled> rememberedName(String name, List<Requirement> requirements, Aim aim) {
        if (isAboutTarget(name, requirements)) {
            return bestName(name, requirements, aim);
        }
        Asked key = new Asked(name, aim.account(), aim.bound().getOrDefault(name, ""), requirements);
        Optional<Settled> known = byName.get(key);
        if (known == null) {
            known = bestName(name, requirements, aim);
            byName.put(key, known);
        }
        return known;
    }

    private boolean isAboutTarget(String name, List<Requirement> requirements) {
        String placeholder = "{" + Placeholders.TARGET + "}";
        return Objects.requireNonNull(technique.resources().get(name)).contains(placeholder)
                || requirements.stream()
                        .flatMap(requirement -> requirement.permissions().stream())
                        .flatMap(permission -> permission.context().values().stream())
                        .anyMatch(value -> value.contains(placeholder));
    }

    private Optional<Settled> bestName(String name, List<Requirement> requirements, Aim aim) {
        Optional<Settled> best = Optional.empty();
        for (String candidate : candidates(name, requirements, aim)) {
            Map<String, String> bound = new HashMap<>(aim.bound());
            bound.put(name, candidate);
            Optional<Settled> met = meetAll(requirements, aim, bound);
            if (met.isPresent() && met.get().isConfirmed()) {
                return met;
            }
            best = best.isPresent() ? best : met;
        }
        return best;
    }

    private Set<String> candidates(String name, List<Requirement> requirements, Aim aim) {
        if (aim.bound().containsKey(name)) {
            return Set.of(Objects.requireNonNull(aim.bound().get(name)));
        }
        List<String> actions = requirements.stream()
                .flatMap(requirement -> requirement.permissions().stream())
                .map(Permission::action)
                .toList();
        String template = Objects.requireNonNull(technique.resources().get(name));
        List<String> allowed = actions.stream()
                .flatMap(action -> check.allowedPatterns(who, action, aim.arn()).stream())
                .toList();
        return AttackerResource.candidates(who, allowed, Placeholders.fill(template, values(aim)));
    }

    private Optional<Settled> meetAll(List<Requirement> requirements, Aim aim, Map<String, String> bound) {
        Settled all = Settled.YES;
        for (Requirement requirement : requirements) {
            Optional<Settled> met = meet(requirement, aim, bound);
            if (met.isEmpty()) {
                return Optional.empty();
            }
            all = all.and(met.get());
        }
        return Optional.of(all);
    }

    private Optional<Settled> meet(Requirement requirement, Aim aim, Map<String, String> bound) {
        List<Settled> met = new ArrayList<>();
        for (Permission permission : requirement.permissions()) {
            may(permission, aim, bound).ifPresent(met::add);
        }
        return best(met);
    }

    private Optional<Settled> may(Permission permission, Aim aim, Map<String, String> bound) {
        String resource = switch (permission.on()) {
            case On.Target() -> aim.arn();
            case On.Self() -> who.id();
            case On.Any() -> "*";
            case On.Named(String name) -> bound.getOrDefault(name, "*");
        };
        return check.may(who, permission.action(), resource, context(permission, aim));
    }

    private Context context(Permission permission, Aim aim) {
        Context context = who.context();
        for (Map.Entry<String, String> key : permission.context().entrySet()) {
            context = context.with(key.getKey(), Placeholders.fill(key.getValue(), values(aim)));
        }
        if (permission.on() instanceof On.Target) {
            return PermissionCheck.tagged(context, aim.tags(), "iam");
        }
        return context;
    }

    private Map<String, String> values(Aim aim) {
        return Map.of(
                Placeholders.ACCOUNT, aim.account(),
                Placeholders.PARTITION, who.partition(),
                Placeholders.TARGET, aim.arn());
    }
}
