// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.aws.AwsModel.Account;
import dev.entail.analytics.aws.AwsPrincipal.Kind;
import dev.entail.analytics.aws.Preconditions.Facts;
import dev.entail.analytics.escalation.technique.Actor;
import dev.entail.analytics.escalation.technique.Outcome;
import dev.entail.analytics.escalation.technique.PolicyEffect;
import dev.entail.analytics.escalation.technique.Precondition;
import dev.entail.analytics.escalation.technique.Target;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what each principal can gain by each technique. */
final class TechniqueEngine {
    private final AwsModel model;
    private final PermissionCheck check;
    private final AssumeCheck assume;
    private final Administrators administrators;

    TechniqueEngine(AwsModel model, PermissionCheck check, AssumeCheck assume, Administrators administrators) {
        this.model = model;
        this.check = check;
        this.assume = assume;
        this.administrators = administrators;
    }

    /** Takes what was found. */
    interface Gains {
        /** That a principal can act as another, or join a group. */
        void target(AwsPrincipal who, Technique technique, AwsPrincipal target, Settled settled);

        /** That a principal can become an administrator of its account. */
        void administrator(AwsPrincipal who, Technique technique, Account account, Settled settled);
    }

    void find(AwsPrincipal who, Technique technique, Gains gains) {
        Account account = model.accounts().get(who.account());
        TechniqueUse use = new TechniqueUse(check, technique, who);
        if (account == null || use.isHopeless()) {
            return;
        }
        if (technique.target().kind() == Target.Kind.POLICY) {
            policies(who, technique, account, use, gains);
            return;
        }
        principals(who, technique, account, use, gains);
    }

    private static boolean admits(Technique technique, AwsPrincipal who) {
        return technique.actor().admits(who.kind() == Kind.ROLE ? Actor.ROLE : Actor.USER);
    }

    private void principals(AwsPrincipal who, Technique technique, Account account, TechniqueUse use, Gains gains) {
        boolean own = false;
        if (admits(technique, who)) {
            for (AwsPrincipal target : targets(who, technique, account)) {
                own |= principal(who, technique, account, target, use, gains);
            }
        }
        if (!own && technique.otherwise() != null) {
            otherwise(who, technique, account, use, gains);
        }
    }

    private List<AwsPrincipal> targets(AwsPrincipal who, Technique technique, Account account) {
        Target target = technique.target();
        if (target.assumable()) {
            return assume.of(who).keySet().stream()
                    .flatMap(role -> model.principal(role).stream())
                    .toList();
        }
        return switch (target.which()) {
            case SELF -> isOfKind(who, target.kind()) ? List.of(who) : List.of();
            case MEMBERSHIP -> ownGroups(who);
            case ATTACHED -> List.of();
            case ANY -> all(account, target.kind());
        };
    }

    private List<AwsPrincipal> ownGroups(AwsPrincipal who) {
        if (who.kind() == Kind.GROUP) {
            return List.of(who);
        }
        return who.groups().stream()
                .flatMap(group -> Optional.ofNullable(model.groups().get(group)).stream())
                .toList();
    }

    private static boolean isOfKind(AwsPrincipal who, Target.Kind kind) {
        return switch (kind) {
            case USER -> who.kind() == Kind.USER;
            case ROLE -> who.kind() == Kind.ROLE;
            case GROUP -> who.kind() == Kind.GROUP;
            case POLICY -> false;
        };
    }

    private static List<AwsPrincipal> all(Account account, Target.Kind kind) {
        return switch (kind) {
            case USER -> account.users();
            case ROLE -> account.roles();
            case GROUP -> account.groups();
            case POLICY -> List.of();
        };
    }

    /** {@return whether the technique works on the target} */
    private boolean principal(
            AwsPrincipal who,
            Technique technique,
            Account account,
            AwsPrincipal target,
            TechniqueUse use,
            Gains gains) {
        if (!suits(technique.target(), target)) {
            return false;
        }
        Optional<Settled> settled = settle(who, technique, target, use);
        if (settled.isEmpty()) {
            return false;
        }
        return switch (technique.outcome()) {
            case Outcome.BecomesTarget() -> {
                gains.target(who, technique, target, settled.get());
                yield true;
            }
            case Outcome.BecomesTargetAsAdministrator() -> {
                gains.target(who, technique, target, settled.get());
                administrators
                        .ifAllowedEverything(target)
                        .ifPresent(admin -> gains.administrator(
                                who, technique, account, settled.get().and(conditionsOf(admin))));
                yield true;
            }
            case Outcome.Administrator(PolicyEffect _) ->
                administrators
                        .ifAllowedEverything(who)
                        .map(admin -> {
                            gains.administrator(
                                    who, technique, account, settled.get().and(conditionsOf(admin)));
                            return true;
                        })
                        .orElse(false);
            case Outcome.JoinsTarget() -> join(who, technique, account, target, settled.get(), gains);
        };
    }

    private static Settled conditionsOf(Settled settled) {
        return new Settled(List.of(), settled.conditions());
    }

    private boolean join(
            AwsPrincipal who, Technique technique, Account account, AwsPrincipal group, Settled settled, Gains gains) {
        if (who.groups().contains(group.id()) || who.id().equals(group.id())) {
            return false;
        }
        gains.target(who, technique, group, settled);
        PolicySet joined = who.policies();
        for (var policy : group.policies().identityPolicies()) {
            joined = joined.with(policy);
        }
        administrators
                .with(who, joined)
                .ifPresent(admin -> gains.administrator(who, technique, account, settled.and(conditionsOf(admin))));
        return true;
    }

    private boolean suits(Target wanted, AwsPrincipal target) {
        return !(wanted.modifiable() && target.isManagedByAws())
                && !(wanted.instanceProfile() && !target.inInstanceProfile())
                && (wanted.trusts() == null || assume.trustsService(target, wanted.trusts()));
    }

    private Optional<Settled> settle(AwsPrincipal who, Technique technique, AwsPrincipal target, TechniqueUse use) {
        Optional<Precondition.AttachedPolicy> attached = technique.preconditions().stream()
                .filter(Precondition.AttachedPolicy.class::isInstance)
                .map(Precondition.AttachedPolicy.class::cast)
                .findFirst();
        if (attached.isEmpty()) {
            return settle(who, technique, target, use, Map.of(), Facts.of(target));
        }
        for (String id : target.held().keySet()) {
            AwsPolicy policy = model.policies().get(id);
            if (policy == null || !policy.customerManaged()) {
                continue;
            }
            Map<String, String> bound = Map.of(attached.get().as(), policy.id());
            Optional<Settled> settled =
                    settle(who, technique, target, use, bound, Facts.of(target).withAttachedPolicy(true));
            if (settled.isPresent()) {
                return settled;
            }
        }
        return Optional.empty();
    }

    private Optional<Settled> settle(
            AwsPrincipal who,
            Technique technique,
            AwsPrincipal target,
            TechniqueUse use,
            Map<String, String> bound,
            Facts facts) {
        Optional<Settled> settled = use.on(new TechniqueUse.Aim(target.id(), target.tags(), bound));
        if (technique.target().assumable()) {
            settled = settled.flatMap(so -> assume.can(who, target).map(so::and));
        }
        return withPreconditions(settled, technique, facts);
    }

    private static Optional<Settled> withPreconditions(Optional<Settled> before, Technique technique, Facts facts) {
        Optional<Settled> settled = before;
        for (Precondition precondition : technique.preconditions()) {
            settled = settled.flatMap(so -> Preconditions.hold(so, precondition, facts));
        }
        return settled;
    }

    /** Policies that apply to the principal and that its account can change. */
    private void policies(AwsPrincipal who, Technique technique, Account account, TechniqueUse use, Gains gains) {
        boolean own = false;
        for (String id : who.held().keySet()) {
            AwsPolicy policy = model.policies().get(id);
            if (policy != null && policy.customerManaged() && admits(technique, who)) {
                own |= policy(who, technique, account, policy, use, gains);
            }
        }
        if (!own && technique.otherwise() != null) {
            otherwisePolicy(who, technique, account, use, gains);
        }
    }

    private boolean policy(
            AwsPrincipal who, Technique technique, Account account, AwsPolicy policy, TechniqueUse use, Gains gains) {
        Optional<Settled> settled = withPreconditions(
                use.on(new TechniqueUse.Aim(policy.id(), Map.of(), Map.of())),
                technique,
                Facts.of(policy, generousVersion(who, policy)));
        if (settled.isEmpty()) {
            return false;
        }
        PolicySet rewritten = who.policies().without(policy.id()).with(Administrators.EVERYTHING);
        Optional<Settled> admin = administrators.with(who, rewritten);
        admin.ifPresent(
                it -> gains.administrator(who, technique, account, settled.get().and(conditionsOf(it))));
        return admin.isPresent();
    }

    /** {@return whether another version of a policy makes its holder an administrator; unknown where none is in the data} */
    private Optional<Boolean> generousVersion(AwsPrincipal who, AwsPolicy policy) {
        if (policy.otherVersions().isEmpty()) {
            return Optional.empty();
        }
        PolicySet rest = who.policies().without(policy.id());
        return Optional.of(policy.otherVersions().stream()
                .anyMatch(
                        version -> administrators.with(who, rest.with(version)).isPresent()));
    }

    /** What the principal could do if it were somebody else: conditional on that. */
    private void otherwise(AwsPrincipal who, Technique technique, Account account, TechniqueUse use, Gains gains) {
        List<AwsPrincipal> others =
                new ArrayList<>(all(account, technique.target().kind()));
        for (AwsPrincipal other : others) {
            if (other.id().equals(who.id()) || !suits(technique.target(), other)) {
                continue;
            }
            Optional<Settled> settled = use.on(new TechniqueUse.Aim(other.id(), other.tags(), Map.of()))
                    .filter(so -> grants(technique, other));
            if (settled.isPresent()) {
                gains.administrator(who, technique, account, settled.get().onlyIf("it " + technique.otherwise()));
                return;
            }
        }
    }

    /** Joining a group gains only what the group has; writing a policy gains all that a boundary lets through. */
    private boolean grants(Technique technique, AwsPrincipal other) {
        Optional<Settled> then = technique.outcome() instanceof Outcome.JoinsTarget
                ? administrators.is(other)
                : administrators.ifAllowedEverything(other);
        return then.isPresent();
    }

    private void otherwisePolicy(
            AwsPrincipal who, Technique technique, Account account, TechniqueUse use, Gains gains) {
        for (AwsPolicy policy : account.customerPolicies()) {
            Optional<Settled> settled = use.on(new TechniqueUse.Aim(policy.id(), Map.of(), Map.of()));
            if (settled.isPresent()) {
                gains.administrator(who, technique, account, settled.get().onlyIf("it " + technique.otherwise()));
                return;
            }
        }
    }
}
