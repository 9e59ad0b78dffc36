// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules that a technique's fields must obey together, which a JSON Schema cannot say well. */
final class EntryCheck {
    private static final Set<String> RESERVED = Set.of("target", "self", "any");

    private final TechniqueEntry entry;
    private final JsonPointer root;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    private EntryCheck(TechniqueEntry entry, JsonPointer root) {
        this.entry = entry;
        this.root = root;
    }

    static List<Problem> problems(TechniqueEntry entry, JsonPointer root) {
        EntryCheck check = new EntryCheck(entry, root);
        check.target();
        check.outcome();
        check.policyEffect();
        check.requirements();
        check.preconditions();
        check.resources();
        check.templates();
        return check.problems;
    }

    private void target() {
        Target target = entry.target();
        Target.Kind kind = target.kind();
        if ((kind == Target.Kind.RESOURCE) != !target.types().isEmpty()) {
            report(at("target", "type"), "a target of kind 'resource' has a type, and no other has");
        }
        if (!target.which().suits(kind)) {
            report(
                    at("target", "which"),
                    "'" + target.which().label() + "' does not go with kind '" + kind.label()
                            + "'; allowed are any, self (user, role), attached (policy), membership (group)");
        }
        if (kind == Target.Kind.ROLE) {
            return;
        }
        onlyForRoles("trusts", target.trusts() != null);
        onlyForRoles("instance-profile", target.instanceProfile());
        onlyForRoles("assumable", target.assumable());
        onlyForRoles("modifiable", target.modifiable());
        onlyForRoles("trust", target.trust() != null);
        onlyForRoles("path", target.path() != null);
    }

    private void onlyForRoles(String field, boolean given) {
        if (given) {
            String kind = entry.target().kind().label();
            report(at("target", field), "is only for a target of kind 'role', not '" + kind + "'");
        }
    }

    private void outcome() {
        Target.Kind kind = entry.target().kind();
        boolean fits = switch (entry.outcome()) {
            case JOINS_TARGET -> kind == Target.Kind.GROUP;
            case BECOMES_TARGET, BECOMES_TARGET_AS_ADMINISTRATOR ->
                kind == Target.Kind.USER || kind == Target.Kind.ROLE;
            case REACHES_TARGET -> kind == Target.Kind.RESOURCE;
            case UNBOUNDED -> kind == Target.Kind.USER || kind == Target.Kind.ROLE;
            case ADMINISTRATOR -> kind != Target.Kind.RESOURCE;
        };
        String outcome = entry.outcome().label();
        if (!fits) {
            report(
                    at("outcome"),
                    "'" + outcome + "' does not go with a target of kind '" + kind.label()
                            + "'; joins-target needs a group, becomes-target and unbounded a user or role,"
                            + " reaches-target a resource");
        }
    }

    private void policyEffect() {
        boolean administrator = entry.outcome() == TechniqueEntry.Result.ADMINISTRATOR;
        if (administrator && entry.policyEffect() == null) {
            report(at("policy-effect"), "is missing; outcome 'administrator' needs adds or replaces");
        }
        if (!administrator && entry.policyEffect() != null) {
            report(
                    at("policy-effect"),
                    "is only for outcome 'administrator', not '"
                            + entry.outcome().label() + "'");
        }
    }

    private void requirements() {
        if (entry.requires().isEmpty() && !entry.target().assumable()) {
            report(at("requires"), "is empty; allowed is at least one permission, or a target that is assumable");
        }
        for (int i = 0; i < entry.requires().size(); i++) {
            JsonPointer place = at("requires").appendIndex(i);
            switch (entry.requires().get(i)) {
                case Requirement.Permission permission -> permission(permission, place);
                case Requirement.AnyOf any -> anyOf(any, place.appendProperty("any-of"));
            }
        }
    }

    private void anyOf(Requirement.AnyOf any, JsonPointer place) {
        for (int i = 0; i < any.anyOf().size(); i++) {
            permission(any.anyOf().get(i), place.appendIndex(i));
        }
    }

    private void permission(Requirement.Permission permission, JsonPointer place) {
        if (permission.on() instanceof On.Named named) {
            use(named.name(), place.appendProperty("on"), "target, self, any");
        }
        permission
                .context()
                .forEach((key, value) -> placeholders(
                        value,
                        place.appendProperty("context").appendProperty(key),
                        Placeholders.ACCOUNT,
                        Placeholders.PARTITION,
                        Placeholders.TARGET));
    }

    private void preconditions() {
        Set<String> bound = new HashSet<>();
        boolean workload = false;
        for (int i = 0; i < entry.preconditions().size(); i++) {
            JsonPointer place = at("preconditions").appendIndex(i);
            Precondition precondition = entry.preconditions().get(i);
            placeholders(precondition.text(), place.appendProperty("text"), Placeholders.TARGET);
            suits(precondition, place.appendProperty("fact"));
            bind(boundBy(precondition), place.appendProperty("as"), bound);
            workload |= precondition instanceof Precondition.Workload;
        }
        if (entry.category() == Category.EXISTING_PASSROLE && !workload) {
            report(at("category"), "'existing-passrole' needs a precondition with fact 'workload'");
        }
    }

    private void suits(Precondition precondition, JsonPointer place) {
        Target.Kind needed = switch (precondition) {
            case Precondition.Count count when count.fact() == Precondition.Counted.ACCESS_KEYS -> Target.Kind.USER;
            case Precondition.Count count -> Target.Kind.POLICY;
            case Precondition.LoginProfile profile -> Target.Kind.USER;
            case Precondition.OtherPolicyVersion version -> Target.Kind.POLICY;
            case Precondition.Workload workload -> Target.Kind.ROLE;
            case Precondition.AttachedPolicy policy -> entry.target().kind();
            case Precondition.Resource resource -> entry.target().kind();
            case Precondition.Circumstance circumstance -> entry.target().kind();
        };
        if (needed != entry.target().kind()) {
            String kind = entry.target().kind().label();
            report(place, "is about a target of kind '" + needed.label() + "', not '" + kind + "'");
        }
    }

    private static @Nullable String boundBy(Precondition precondition) {
        return switch (precondition) {
            case Precondition.AttachedPolicy policy -> policy.as();
            case Precondition.Workload workload -> workload.as();
            case Precondition.Resource resource -> resource.as();
            case Precondition.Count count -> null;
            case Precondition.LoginProfile profile -> null;
            case Precondition.OtherPolicyVersion version -> null;
            case Precondition.Circumstance circumstance -> null;
        };
    }

    private void bind(@Nullable String name, JsonPointer place, Set<String> bound) {
        if (name == null) {
            return;
        }
        use(name, place, "");
        if (!bound.add(name)) {
            report(place, "'" + name + "' is already bound by another precondition");
        }
    }

    private void use(String name, JsonPointer place, String besides) {
        used.add(name);
        if (entry.resources().containsKey(name)) {
            return;
        }
        String declared = String.join(", ", new TreeSet<>(entry.resources().keySet()));
        String allowed = besides.isEmpty() || declared.isEmpty() ? besides + declared : besides + ", " + declared;
        report(place, "'" + name + "' is not declared under resources; allowed: " + allowed);
    }

    private void resources() {
        entry.resources().forEach((name, pattern) -> {
            JsonPointer place = at("resources", name);
            if (RESERVED.contains(name)) {
                report(place, "'" + name + "' has a meaning of its own; any other name is allowed");
            } else if (!used.contains(name)) {
                report(place, "'" + name + "' is not used by any permission or precondition");
            }
            placeholders(pattern, place, Placeholders.ACCOUNT, Placeholders.PARTITION, Placeholders.TARGET);
        });
    }

    private void templates() {
        if (entry.otherwise() != null) {
            placeholders(entry.otherwise(), at("otherwise"), Placeholders.TARGET);
        }
    }

    private void placeholders(String template, JsonPointer place, String... allowed) {
        Set<String> known = Set.of(allowed);
        for (String name : Placeholders.in(template)) {
            if (!known.contains(name)) {
                report(place, "'{" + name + "}' is not a placeholder; allowed: {" + String.join("}, {", allowed) + "}");
            }
        }
    }

    private JsonPointer at(String... fields) {
        JsonPointer place = root;
        for (String field : fields) {
            place = place.appendProperty(field);
        }
        return place;
    }

    private void report(JsonPointer place, String message) {
        problems.add(new Problem(place, message));
    }
}
