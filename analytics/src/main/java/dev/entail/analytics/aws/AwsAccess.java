// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.access.Access;
import dev.entail.analytics.access.Access.Via;
import dev.entail.analytics.access.AccessDecision;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.Decision;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Decides requests of the users and roles of AWS accounts. */
public final class AwsAccess {
    private final AwsModel model;
    private final PermissionCheck check;
    private final Witness witness;

    private AwsAccess(AwsModel model) {
        this.model = model;
        this.check = new PermissionCheck(model);
        this.witness = new Witness(model);
    }

    public static AwsAccess of(Snapshot snapshot, Instant now) {
        return new AwsAccess(AwsModelReader.read(snapshot.estate(), now));
    }

    /** {@return the decision on a request, empty where the identity is no user or role of an AWS account} */
    public Optional<AccessDecision> can(
            String identity, String action, String resource, Optional<Map<String, List<String>>> context) {
        return model.principal(identity).map(who -> decide(who, action, resource, context));
    }

    /** {@return all users and roles that are allowed, in the order of their ARNs} */
    public List<Access> whoCan(String action, String resource, Optional<Map<String, List<String>>> context) {
        List<Access> found = new ArrayList<>();
        for (AwsPrincipal who : model.principals().values()) {
            AccessDecision decision = decide(who, action, resource, context);
            if (decision.isPossible()) {
                found.add(new Access(who.entity(), decision, via(who, decision), Optional.empty()));
            }
        }
        return found;
    }

    private AccessDecision decide(
            AwsPrincipal who, String action, String resource, Optional<Map<String, List<String>>> given) {
        Context context = given.map(keys -> close(who, keys)).orElse(who.context());
        Optional<NamedPolicy> trust = action.toLowerCase(Locale.ROOT).startsWith("sts:assumerole")
                ? model.principal(resource).flatMap(AwsPrincipal::trust)
                : Optional.empty();
        Decision decision = check.decide(who, who.policies(), action, resource, context, trust.orElse(null));
        List<String> conditions = new ArrayList<>(Phrases.of(decision.conditions()));
        AccessDecision.Outcome outcome =
                AccessDecision.Outcome.valueOf(decision.outcome().name());
        List<AwsPolicy> unread = decision.outcome() == Outcome.ALLOWED ? who.mayDeny() : who.unread();
        if (!unread.isEmpty() && decision.outcome() != Outcome.EXPLICITLY_DENIED) {
            unread.forEach(
                    policy -> conditions.add("what policy " + policy.name() + " says, which is not in the export"));
            outcome = AccessDecision.Outcome.CONDITIONAL;
        }
        List<Evidence> because = decision.because().stream()
                .map(reason -> witness.of(who, action, resource, reason))
                .toList();
        return new AccessDecision(outcome, because, conditions);
    }

    private static Context close(AwsPrincipal who, Map<String, List<String>> keys) {
        Context context = Context.closed(keys);
        for (Map.Entry<String, String> tag : who.tags().entrySet()) {
            context = context.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        return context;
    }

    /** What comes by a group only is inherited. */
    private static Via via(AwsPrincipal who, AccessDecision decision) {
        boolean byGroup = !decision.because().isEmpty()
                && decision.because().stream()
                        .allMatch(evidence -> !who.held()
                                .getOrDefault(evidence.detail().getOrDefault("policy", ""), "")
                                .isEmpty());
        return byGroup ? Via.INHERITED : Via.DIRECT;
    }
}
