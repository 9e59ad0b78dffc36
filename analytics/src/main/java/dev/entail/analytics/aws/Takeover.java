// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.aws.AwsModel.Account;
import dev.entail.analytics.escalation.technique.Outcome;
import dev.entail.analytics.escalation.technique.Precondition;
import dev.entail.analytics.escalation.technique.Target;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the users, roles and groups that a principal can take over or join. */
final class Takeover {
    private final AwsModel model;
    private final AssumeCheck assume;
    private final Administrators administrators;
    private final Suitability suitability;

    Takeover(AwsModel model, AssumeCheck assume, Administrators administrators, Suitability suitability) {
        this.model = model;
        this.assume = assume;
        this.administrators = administrators;
        this.suitability = suitability;
    }

    void find(Attempt attempt) {
        boolean own = false;
        List<Binding> ofResources = Binding.ofResources(attempt);
        if (attempt.isAdmitted()) {
            for (AwsPrincipal target : targets(attempt.who(), attempt.technique(), attempt.account())) {
                own |= on(attempt, target, ofResources);
            }
        }
        if (!own && attempt.technique().otherwise() != null) {
            otherwise(attempt);
        }
    }

    private List<AwsPrincipal> targets(AwsPrincipal who, Technique technique, Account account) {
        Target target = technique.target();
        if (target.assumable()) {
            return assume.of(who).keySet().stream()
                    .flatMap(role -> model.principal(role).stream())
                    .filter(role -> target.trust() == null || target.trust() == assume.trust(who, role))
                    .toList();
        }
        return switch (target.which()) {
            case SELF -> isOfKind(who, target.kind()) ? List.of(who) : List.of();
            case MEMBERSHIP -> ownGroups(who);
            case ATTACHED -> List.of();
            case ANY -> attemptable(account, technique);
        };
    }

    private List<AwsPrincipal> attemptable(Account account, Technique technique) {
        String service = technique.target().trusts();
        return service == null ? all(account, technique.target().kind()) : assume.rolesTrusting(account, service);
    }

    private List<AwsPrincipal> ownGroups(AwsPrincipal who) {
        if (who.kind() == AwsPrincipal.Kind.GROUP) {
            return List.of(who);
        }
        return who.groups().stream()
                .flatMap(group -> Optional.ofNullable(model.groups().get(group)).stream())
                .toList();
    }

    private static boolean isOfKind(AwsPrincipal who, Target.Kind kind) {
        return switch (kind) {
            case USER -> who.kind() == AwsPrincipal.Kind.USER;
            case ROLE -> who.kind() == AwsPrincipal.Kind.ROLE;
            case GROUP -> who.kind() == AwsPrincipal.Kind.GROUP;
            case POLICY, RESOURCE, ACCOUNT -> false;
        };
    }

    private static List<AwsPrincipal> all(Account account, Target.Kind kind) {
        return switch (kind) {
            case USER -> account.users();
            case ROLE -> account.roles();
            case GROUP -> account.groups();
            case POLICY, RESOURCE, ACCOUNT -> List.of();
        };
    }

    /** {@return whether the technique works on the target} */
    private boolean on(Attempt attempt, AwsPrincipal target, List<Binding> ofResources) {
        if (!suitability.suits(attempt.technique().target(), target)) {
            return false;
        }
        return settle(attempt, target, ofResources)
                .map(settled -> conclude(attempt, target, settled))
                .orElse(false);
    }

    private boolean conclude(Attempt attempt, AwsPrincipal target, Settled settled) {
        return switch (attempt.technique().outcome()) {
            case Outcome.BecomesTarget _, Outcome.ReachesTarget _ -> {
                attempt.gain(target.entity(), settled);
                yield true;
            }
            case Outcome.BecomesTargetAsAdministrator _ -> {
                attempt.gain(target.entity(), settled);
                administrators
                        .ifAllowedEverything(target)
                        .ifPresent(admin -> attempt.gainAdministration(settled.and(admin.withoutProof())));
                yield true;
            }
            case Outcome.Administrator _ -> {
                Optional<Settled> admin = administrators.ifAllowedEverything(attempt.who());
                admin.ifPresent(it -> attempt.gainAdministration(settled.and(it.withoutProof())));
                yield admin.isPresent();
            }
            case Outcome.Unbounded _ -> {
                Optional<Settled> admin = administrators.withoutBoundary(target);
                admin.ifPresent(it -> attempt.gainAdministration(settled.and(it.withoutProof())));
                yield admin.isPresent();
            }
            case Outcome.JoinsTarget _ -> join(attempt, target, settled);
        };
    }

    private boolean join(Attempt attempt, AwsPrincipal group, Settled settled) {
        AwsPrincipal who = attempt.who();
        if (who.groups().contains(group.id()) || who.id().equals(group.id())) {
            return false;
        }
        attempt.gain(group.entity(), settled);
        PolicySet joined = who.policies();
        for (NamedPolicy policy : group.policies().identityPolicies()) {
            joined = joined.with(policy);
        }
        administrators
                .with(who, joined)
                .ifPresent(admin -> attempt.gainAdministration(settled.and(admin.withoutProof())));
        return true;
    }

    private Optional<Settled> settle(Attempt attempt, AwsPrincipal target, List<Binding> ofResources) {
        Optional<Settled> best = Optional.empty();
        for (Binding binding : bindings(attempt, target, ofResources)) {
            Optional<Settled> settled = settle(attempt, target, binding);
            if (settled.isPresent() && settled.get().isConfirmed()) {
                return settled;
            }
            best = best.isPresent() ? best : settled;
        }
        return best;
    }

    private List<Binding> bindings(Attempt attempt, AwsPrincipal target, List<Binding> ofResources) {
        return attempt.technique().preconditions().stream()
                .filter(Precondition.AttachedPolicy.class::isInstance)
                .map(Precondition.AttachedPolicy.class::cast)
                .findFirst()
                .map(attached -> policies(target, attached))
                .orElse(ofResources);
    }

    private List<Binding> policies(AwsPrincipal target, Precondition.AttachedPolicy attached) {
        return target.held().keySet().stream()
                .map(id -> model.policies().get(id))
                .filter(policy -> policy != null && policy.customerManaged())
                .map(policy -> Binding.of(attached, policy.id()))
                .toList();
    }

    private Optional<Settled> settle(Attempt attempt, AwsPrincipal target, Binding binding) {
        Optional<Settled> settled =
                attempt.use().on(new TechniqueUse.Aim(target.id(), target.tags(), binding.names(), target.account()));
        if (attempt.technique().target().assumable()) {
            settled = settled.flatMap(so -> assume.can(attempt.who(), target).map(so::and));
        }
        return Preconditions.hold(settled, attempt.technique(), Facts.of(target).with(binding));
    }

    /** What the principal could do if it were somebody else: conditional on that. */
    private void otherwise(Attempt attempt) {
        Technique technique = attempt.technique();
        for (AwsPrincipal other : all(attempt.account(), technique.target().kind())) {
            if (other.id().equals(attempt.who().id()) || !suitability.suits(technique.target(), other)) {
                continue;
            }
            Optional<Settled> settled = attempt.use()
                    .on(new TechniqueUse.Aim(other.id(), other.tags(), Map.of(), other.account()))
                    .filter(so -> grants(technique, other));
            if (settled.isPresent()) {
                attempt.gainAdministration(settled.get().onlyIf("it " + technique.otherwise()));
                return;
            }
        }
    }

    /** Joining a group gains only what the group has; writing a policy gains all that a boundary lets through. */
    private boolean grants(Technique technique, AwsPrincipal other) {
        Optional<Settled> then = switch (technique.outcome()) {
            case Outcome.JoinsTarget _ -> administrators.is(other);
            case Outcome.Unbounded _ -> administrators.withoutBoundary(other);
            case Outcome.BecomesTarget _,
                    Outcome.ReachesTarget _,
                    Outcome.BecomesTargetAsAdministrator _,
                    Outcome.Administrator _ -> administrators.ifAllowedEverything(other);
        };
        return then.isPresent();
    }
}
