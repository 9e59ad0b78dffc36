// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import dev.entail.graph.source.aws.policy.Because;
import dev.entail.graph.source.aws.policy.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says in words by which statements a principal is allowed something. */
final class Witness {
    private final AwsModel model;

    Witness(AwsModel model) {
        this.model = model;
    }

    List<Evidence> of(AwsPrincipal who, Settled settled) {
        return settled.proofs().stream()
                .map(proof -> switch (proof) {
                    case Proof.Fact(Evidence evidence) -> evidence;
                    case Proof.Statement(String action, String resource, Because because) ->
                        of(who, action, resource, because);
                })
                .toList();
    }

    Evidence of(AwsPrincipal who, String action, String resource, Because because) {
        Map<String, String> detail = detail(who, action, resource, because);
        String verb = because.effect() == Effect.ALLOW ? "allowed" : "denied";
        AwsPolicy policy = model.policies().get(because.policy());
        if (policy == null) {
            return new Evidence(
                    action + " is " + verb + " to " + who.name() + " by statement " + because.statement() + " of the "
                            + shortName(because.policy()),
                    who.source(),
                    who.id(),
                    detail,
                    who.since());
        }
        String group = who.held().getOrDefault(policy.id(), "");
        String held = group.isEmpty() ? " of " + who.name() : " of " + who.name() + ", by group " + group;
        return new Evidence(
                action + " is " + verb + " by statement " + because.statement() + " of policy " + policy.name() + held,
                policy.source(),
                policy.id(),
                detail,
                policy.since());
    }

    private static Map<String, String> detail(AwsPrincipal who, String action, String resource, Because because) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("action", action);
        detail.put("resource", resource);
        detail.put("policy", because.policy());
        detail.put("statement", String.valueOf(because.statement()));
        String sid = Objects.requireNonNullElse(because.sid(), "");
        if (!sid.isEmpty()) {
            detail.put("sid", sid);
        }
        detail.put("effect", because.effect().name());
        detail.put("principal", who.id());
        return detail;
    }

    private static String shortName(String policy) {
        int suffix = policy.indexOf(' ');
        String arn = suffix < 0 ? policy : policy.substring(0, suffix);
        String name = arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
        return suffix < 0 ? "policy " + name : policy.substring(suffix + 1) + " of " + name;
    }
}
