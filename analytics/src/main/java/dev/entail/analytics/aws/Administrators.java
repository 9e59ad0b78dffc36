// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.Decision;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.PolicyDocument;
import dev.entail.graph.source.aws.policy.PolicySet;
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

    /** The policy that an attacker would write. */
    static final NamedPolicy EVERYTHING = new NamedPolicy("a policy that allows everything", everything());

    private final PermissionCheck check;
    private final Map<String, Optional<Settled>> ifAllowedEverything = new HashMap<>();

    Administrators(PermissionCheck check) {
        this.check = check;
    }

    private static PolicyDocument everything() {
        String json = """
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""";
        try {
            return PolicyDocument.parse(RecordCodec.JSON.readTree(json), "everything");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return that a principal is an administrator with the policies it has} */
    Optional<Settled> is(AwsPrincipal who) {
        return with(who, who.policies());
    }

    /** {@return that a principal would be an administrator if it could add a policy that allows everything} */
    Optional<Settled> ifAllowedEverything(AwsPrincipal who) {
        return ifAllowedEverything.computeIfAbsent(
                who.id(), any -> with(who, who.policies().with(EVERYTHING)));
    }

    /** {@return that a principal would be an administrator with other policies} */
    Optional<Settled> with(AwsPrincipal who, PolicySet policies) {
        Settled all = Settled.YES;
        String account = "arn:" + who.partition() + ":iam::" + who.account() + ":";
        for (Probe probe : List.of(
                new Probe(ON_USERS, account + "user/entail-probe"),
                new Probe(ON_ROLES, account + "role/entail-probe"),
                new Probe(ON_POLICIES, account + "policy/entail-probe"))) {
            for (String action : probe.actions()) {
                Optional<Settled> may = may(who, policies, action, probe.resource());
                if (may.isEmpty()) {
                    return Optional.empty();
                }
                all = new Settled(
                        all.evidence().isEmpty() ? may.get().evidence() : all.evidence(),
                        all.and(may.get()).conditions());
            }
        }
        return Optional.of(all);
    }

    private record Probe(List<String> actions, String resource) {}

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
