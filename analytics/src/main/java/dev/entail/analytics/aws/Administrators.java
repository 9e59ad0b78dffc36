// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.Decision;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides who is an administrator in effect: whoever may, after every deny and boundary, give any permission to any
 * principal of the account. That holds for all actions on all resources, and for all of IAM alone, because who controls
 * IAM can take the rest.
 */
final class Administrators {
    private static final List<String> ON_USERS = List.of(
            "iam:CreateUser",
            "iam:PutUserPolicy",
            "iam:AttachUserPolicy",
            "iam:CreateAccessKey",
            "iam:CreateLoginProfile");
    private static final List<String> ON_ROLES = List.of(
            "iam:CreateRole",
            "iam:PutRolePolicy",
            "iam:AttachRolePolicy",
            "iam:UpdateAssumeRolePolicy",
            "iam:PassRole");
    private static final List<String> ON_POLICIES =
            List.of("iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion");

    private final PermissionCheck check;
    private final Alike alike;
    private final Leeway leeway;
    private final Map<Alike.Key, Optional<Settled>> asTheyAre = new HashMap<>();
    private final Map<Alike.Key, Optional<Settled>> ifAllowedEverything = new HashMap<>();

    Administrators(AwsModel model, PermissionCheck check) {
        this.check = check;
        this.alike = model.alike();
        this.leeway = new Leeway(model, check);
    }

    /** {@return that a principal is an administrator with the policies it has} */
    Optional<Settled> is(AwsPrincipal who) {
        return asTheyAre.computeIfAbsent(alike.of(who), any -> with(who, who.policies()));
    }

    /** {@return that a principal would be an administrator if it could add a policy that allows everything} */
    Optional<Settled> ifAllowedEverything(AwsPrincipal who) {
        return ifAllowedEverything.computeIfAbsent(
                alike.of(who), any -> with(who, who.policies().with(Documents.EVERYTHING)));
    }

    /** {@return that a principal is kept from being an administrator by its permissions boundary alone} */
    Optional<Settled> withoutBoundary(AwsPrincipal who) {
        return who.policies().boundaries().isEmpty()
                ? Optional.empty()
                : with(who, PolicySet.of(who.policies().identityPolicies(), List.of()));
    }

    /** {@return that a principal would be an administrator with other policies} */
    Optional<Settled> with(AwsPrincipal who, PolicySet policies) {
        Settled all = Settled.YES;
        boolean any = false;
        for (Probe probe : probes(who)) {
            if (!leeway.leaves(who.account(), probe.action(), probe.resource())) {
                continue;
            }
            Optional<Settled> may = may(who, policies, probe.action(), probe.resource());
            if (may.isEmpty()) {
                return Optional.empty();
            }
            any = true;
            List<Proof> proofs = all.proofs().isEmpty() ? may.get().proofs() : all.proofs();
            all = new Settled(proofs, all.and(may.get()).conditions());
        }
        return any ? Optional.of(all) : Optional.empty();
    }

    private static List<Probe> probes(AwsPrincipal who) {
        String account = "arn:" + who.partition() + ":iam::" + who.account() + ":";
        List<Probe> probes = new ArrayList<>();
        ON_USERS.forEach(action -> probes.add(new Probe(action, account + "user/entail-probe")));
        ON_ROLES.forEach(action -> probes.add(new Probe(action, account + "role/entail-probe")));
        ON_POLICIES.forEach(action -> probes.add(new Probe(action, account + "policy/entail-probe")));
        return probes;
    }

    private record Probe(String action, String resource) {}

    private Optional<Settled> may(AwsPrincipal who, PolicySet policies, String action, String resource) {
        if (policies.forAction(action).none()) {
            return Optional.empty();
        }
        Context context = who.context()
                .with("iam:PolicyARN", "arn:" + who.partition() + ":iam::aws:policy/AdministratorAccess")
                .with("iam:PassedToService", "ec2.amazonaws.com");
        Decision decision = check.decide(who, policies, action, resource, context, null);
        return check.settled(who, action, resource, decision);
    }
}
