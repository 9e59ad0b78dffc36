// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.aws.AssumeCheck.TrustIndex;
import dev.entail.graph.source.aws.AwsIds;
import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.Decision;
import dev.entail.graph.source.aws.policy.Evaluator;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.Outcome;
import dev.entail.graph.source.aws.policy.PolicySet;
import dev.entail.graph.source.aws.policy.Request;
import dev.entail.graph.source.aws.policy.Surroundings;
import java.util.List;
import java.util.Map;

/** Finds the roles that trust somebody outside the accounts of the graph: other accounts, anyone, identity providers. */
final class OutsideTrusts {
    private static final String OTHER_ACCOUNT = "sts-002";
    private static final String EVERYBODY = "sts-003";

    private final AwsModel model;
    private final TrustIndex trusts;
    private final EscalationWriter writer;
    private final Federation federation;

    OutsideTrusts(AwsModel model, TrustIndex trusts, EscalationWriter writer, Federation federation) {
        this.model = model;
        this.trusts = trusts;
        this.writer = writer;
        this.federation = federation;
    }

    void find() {
        model.principals().values().stream()
                .filter(role -> role.trust().isPresent())
                .forEach(this::find);
    }

    private void find(AwsPrincipal role) {
        trusts.of(role).forEach(named -> {
            String id = identity(named);
            EntityRef outside = model.outside().get(id);
            if (outside != null && (!named.equals("*") || isOpen(everybody(role)))) {
                write(outside, role, named);
            }
        });
        trusts.providersOf(role).forEach(provider -> federation.find(role, provider));
    }

    private static boolean isOpen(Decision decision) {
        return decision.outcome() == Outcome.ALLOWED || decision.outcome() == Outcome.CONDITIONAL;
    }

    private static String identity(String named) {
        if (named.equals("*")) {
            return AwsIds.ANYONE;
        }
        return named.matches("\\d{12}") ? "arn:aws:iam::" + named + ":root" : named;
    }

    /** Who is outside decides by rules of their own, which the data does not hold. */
    private void write(EntityRef outside, AwsPrincipal role, String named) {
        Evidence evidence = new Evidence(
                "the trust policy of role " + role.name() + " names " + named,
                role.source(),
                role.id(),
                Map.of("policy", role.id() + " trust policy", "principal", named),
                role.since());
        List<String> conditions = named.equals("*")
                ? Phrases.of(everybody(role).conditions())
                : List.of(outside.name() + ", of which the data holds nothing, lets one of its identities do it");
        writer.relation(
                outside.id(),
                role.id(),
                named.equals("*") ? EVERYBODY : OTHER_ACCOUNT,
                1.0,
                new Finding(List.of(evidence), conditions),
                "can assume the role {target}");
    }

    /** {@return what a trust policy says to somebody of whom nothing is known} */
    private Decision everybody(AwsPrincipal role) {
        NamedPolicy trust = role.trust().orElseThrow();
        List<List<NamedPolicy>> controls = model.controls().ofResources(role.account(), AssumeCheck.ASSUME);
        return Evaluator.decide(
                new Request("*", AssumeCheck.ASSUME, role.id(), null, Context.open(Map.of())),
                PolicySet.of(List.of(), List.of()),
                new Surroundings(List.of(), trust, List.of(), controls),
                model.now());
    }
}
