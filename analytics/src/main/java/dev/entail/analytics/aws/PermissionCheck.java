// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import dev.entail.graph.source.aws.policy.Because;
import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.Decision;
import dev.entail.graph.source.aws.policy.Evaluator;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.Outcome;
import dev.entail.graph.source.aws.policy.PolicySet;
import dev.entail.graph.source.aws.policy.Request;
import dev.entail.graph.source.aws.policy.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the evaluator whether a principal is allowed something, and says in words by which statements. */
final class PermissionCheck {
    private final AwsModel model;

    PermissionCheck(AwsModel model) {
        this.model = model;
    }

    /** {@return the decision on a request of a principal, with the resource's policy where there is one} */
    Decision decide(
            AwsPrincipal who,
            PolicySet policies,
            String action,
            String resource,
            Context context,
            @Nullable NamedPolicy guard) {
        Request request = new Request(who.id(), action, resource, null, context);
        if (guard == null) {
            return policies.forAction(action).decide(request, model.now());
        }
        Surroundings surroundings = new Surroundings(List.of(), guard, List.of(), List.of());
        return Evaluator.decide(request, policies, surroundings, model.now());
    }

    /** {@return the decision as AWS makes it, across accounts too} */
    Decision decideAsAws(
            AwsPrincipal who, String action, String resource, Context context, Optional<NamedPolicy> resourcePolicy) {
        Request request = new Request(who.id(), action, resource, null, context);
        Surroundings surroundings = new Surroundings(List.of(), resourcePolicy.orElse(null), List.of(), List.of());
        return Evaluator.decide(request, who.policies(), surroundings, model.now());
    }

    /** {@return that a principal may, with the proof; empty where it may not} */
    Optional<Settled> may(AwsPrincipal who, String action, String resource, Context context) {
        if (who.policies().forAction(action).none()) {
            return Optional.empty();
        }
        return settled(who, action, resource, decide(who, who.policies(), action, resource, context, null));
    }

    /** {@return what a decision settles} */
    Optional<Settled> settled(AwsPrincipal who, String action, String resource, Decision decision) {
        if (decision.outcome() != Outcome.ALLOWED && decision.outcome() != Outcome.CONDITIONAL) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        decision.because().forEach(because -> evidence.add(evidence(who, action, resource, because)));
        List<String> conditions = new ArrayList<>(decision.conditions());
        who.unread()
                .forEach(policy ->
                        conditions.add("policy " + policy + ", which the data does not tell, does not deny " + action));
        return Optional.of(new Settled(evidence, conditions));
    }

    Evidence evidence(AwsPrincipal who, String action, String resource, Because because) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("action", action);
        detail.put("resource", resource);
        detail.put("policy", because.policy());
        detail.put("statement", String.valueOf(because.statement()));
        if (because.sid() != null && !because.sid().isEmpty()) {
            detail.put("sid", because.sid());
        }
        detail.put("effect", because.effect().name());
        detail.put("principal", who.id());
        AwsPolicy policy = model.policies().get(because.policy());
        if (policy == null) {
            return new Evidence(
                    action + " is allowed to " + who.name() + " by statement " + because.statement() + " of the "
                            + shortName(because.policy()),
                    who.source(),
                    who.id(),
                    detail,
                    who.since());
        }
        String group = who.held().getOrDefault(policy.id(), "");
        String attached = group.isEmpty() ? "of " + who.name() : "of " + who.name() + ", by group " + group;
        String verb = because.effect() == dev.entail.graph.source.aws.policy.Effect.ALLOW ? "allowed" : "denied";
        return new Evidence(
                action + " is " + verb + " by statement " + because.statement() + " of policy " + policy.name() + " "
                        + attached,
                policy.source(),
                policy.id(),
                detail,
                policy.since());
    }

    private static String shortName(String policy) {
        int suffix = policy.indexOf(' ');
        String arn = suffix < 0 ? policy : policy.substring(0, suffix);
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        return suffix < 0 ? "policy " + name : policy.substring(suffix + 1) + " of " + name;
    }
}
