// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.aws.AssumeCheck.TrustIndex;
import dev.entail.graph.source.aws.AwsIds;
import java.util.List;
import java.util.Map;

/** Finds the roles that trust somebody outside the accounts of the graph: other accounts, anyone, identity providers. */
final class OutsideTrusts {
    private static final String ASSUME_ROLE = "sts-001";

    private final AwsModel model;
    private final TrustIndex trusts;
    private final EscalationWriter writer;

    OutsideTrusts(AwsModel model, TrustIndex trusts, EscalationWriter writer) {
        this.model = model;
        this.trusts = trusts;
        this.writer = writer;
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
            if (outside != null) {
                write(outside, role, named);
            }
        });
        trusts.providersOf(role).forEach(provider -> {
            EntityRef outside = model.outside().get(provider);
            if (outside != null) {
                write(outside, role, provider);
            }
        });
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
        String condition = named.equals("*")
                ? "the conditions of the trust policy of {target}, if it has any, are met"
                : outside.name() + ", of which the data holds nothing, lets one of its identities do it";
        writer.relation(
                outside.id(),
                role.id(),
                ASSUME_ROLE,
                1.0,
                new Finding(List.of(evidence), List.of(condition)),
                "can assume the role {target}");
    }
}
