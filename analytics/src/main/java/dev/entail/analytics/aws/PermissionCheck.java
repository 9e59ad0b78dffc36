// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.Decision;
import dev.entail.graph.source.aws.policy.Evaluator;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.Outcome;
import dev.entail.graph.source.aws.policy.PolicySet;
import dev.entail.graph.source.aws.policy.Request;
import dev.entail.graph.source.aws.policy.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the evaluator whether a principal is allowed something, with every policy that has a say in it. */
final class PermissionCheck {
    private static final String REGION = "aws:RequestedRegion";

    private final AwsModel model;

    PermissionCheck(AwsModel model) {
        this.model = model;
    }

    /**
     * {@return the decision on a request of a principal}
     *
     * @param guard the resource's policy where it is not the one that the model has, such as a role's trust policy
     */
    Decision decide(
            AwsPrincipal who,
            PolicySet policies,
            String action,
            String resource,
            Context context,
            @Nullable NamedPolicy guard) {
        Optional<AwsResource> known = resource.equals("*") ? Optional.empty() : model.resource(resource);
        String owner = known.map(AwsResource::account).orElseGet(() -> accountOf(resource, who.account()));
        NamedPolicy policy = guard == null ? resourcePolicy(known, owner, action, resource) : guard;
        List<List<NamedPolicy>> ofPrincipals = model.controls().ofPrincipals(who.account());
        List<List<NamedPolicy>> ofResources = model.controls().ofResources(owner, action);
        Request request = new Request(who.caller(), action, resource, owner, withTags(context, known, action));
        boolean onlyIdentity = policy == null && ofPrincipals.isEmpty() && ofResources.isEmpty();
        if (onlyIdentity && owner.equals(who.account()) && !isAssuming(action)) {
            return policies.forAction(action).decide(request, model.now());
        }
        Surroundings surroundings = new Surroundings(List.of(), policy, ofPrincipals, ofResources);
        Decision decision = Evaluator.decide(request, policies, surroundings, model.now());
        if (decision.outcome() != Outcome.IMPLICITLY_DENIED || known.isEmpty()) {
            return decision;
        }
        return KeyGrants.allow(known.get(), who, action).orElse(decision);
    }

    /** Without its policy a key cannot be told; anything else that the data does not have has none. */
    private static @Nullable NamedPolicy resourcePolicy(
            Optional<AwsResource> known, String owner, String action, String resource) {
        if (known.isPresent()) {
            return known.get().policy().orElse(null);
        }
        boolean key = ControlPolicies.serviceOf(action).equals("kms") && resource.contains(":key/");
        return key ? NamedPolicy.unknown("the policy of " + resource + " in account " + owner) : null;
    }

    private static boolean isAssuming(String action) {
        return action.regionMatches(true, 0, "sts:Assume", 0, "sts:Assume".length());
    }

    private static String accountOf(String resource, String own) {
        int start = 0;
        for (int colon = 0; colon < 4; colon++) {
            start = resource.indexOf(':', start) + 1;
            if (start == 0) {
                return own;
            }
        }
        int end = resource.indexOf(':', start);
        boolean account = end == start + 12 && Character.isDigit(resource.charAt(start));
        return account ? resource.substring(start, end) : own;
    }

    private static Context withTags(Context context, Optional<AwsResource> known, String action) {
        if (known.isEmpty()) {
            return context;
        }
        Context tagged = tagged(context, known.get().tags(), ControlPolicies.serviceOf(action));
        String region = known.get().region();
        return region.isEmpty() || tagged.knows(REGION) ? tagged : tagged.with(REGION, region);
    }

    static Context tagged(Context context, Map<String, String> tags, String service) {
        Context tagged = context;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            tagged = tagged.with("aws:ResourceTag/" + tag.getKey(), tag.getValue())
                    .with(service + ":ResourceTag/" + tag.getKey(), tag.getValue());
        }
        return tagged;
    }

    /** {@return what the policies of a principal and of a resource allow an action on} */
    List<String> allowedPatterns(AwsPrincipal who, String action, String resource) {
        List<String> patterns = new ArrayList<>(who.policies().forAction(action).allowedResourcePatterns());
        model.resource(resource)
                .flatMap(AwsResource::policy)
                .ifPresent(policy -> patterns.addAll(PolicySet.of(List.of(policy), List.of())
                        .forAction(action)
                        .allowedResourcePatterns()));
        return patterns;
    }

    /** {@return that a principal may, with the proof; empty where it may not} */
    Optional<Settled> may(AwsPrincipal who, String action, String resource, Context context) {
        boolean byOthers = model.resource(resource).flatMap(AwsResource::policy).isPresent();
        if (!byOthers && who.policies().forAction(action).none()) {
            return Optional.empty();
        }
        return settled(who, action, resource, decide(who, who.policies(), action, resource, context, null));
    }

    /** {@return what a decision settles} */
    Optional<Settled> settled(AwsPrincipal who, String action, String resource, Decision decision) {
        if (decision.outcome() != Outcome.ALLOWED && decision.outcome() != Outcome.CONDITIONAL) {
            return Optional.empty();
        }
        List<Proof> proofs = new ArrayList<>();
        decision.because().forEach(because -> proofs.add(new Proof.Statement(action, resource, because)));
        List<String> conditions = new ArrayList<>(Phrases.of(decision.conditions()));
        conditions.removeIf(PermissionCheck::isUpToTheAttacker);
        who.mayDeny()
                .forEach(policy -> conditions.add(
                        "policy " + policy.name() + ", which is not in the export, does not deny " + action));
        return Optional.of(new Settled(proofs, conditions));
    }

    /** The region of what one makes anew is one's own choice. */
    private static boolean isUpToTheAttacker(String condition) {
        return condition.matches("(only|not) in region [\\w*?-]+( or [\\w*?-]+)*");
    }
}
