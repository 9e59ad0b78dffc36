// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.util.Map;
import java.util.Optional;

/** Finds the policies that apply to a principal and that it can rewrite. */
final class PolicyRewrite {
    private final AwsModel model;
    private final Administrators administrators;

    PolicyRewrite(AwsModel model, Administrators administrators) {
        this.model = model;
        this.administrators = administrators;
    }

    void find(Attempt attempt) {
        boolean own = false;
        for (String id : attempt.who().held().keySet()) {
            AwsPolicy policy = model.policies().get(id);
            if (policy != null && policy.customerManaged() && attempt.isAdmitted()) {
                own |= on(attempt, policy);
            }
        }
        if (!own && attempt.technique().otherwise() != null) {
            otherwise(attempt);
        }
    }

    private static Optional<Settled> may(Attempt attempt, AwsPolicy policy) {
        return attempt.use().on(new TechniqueUse.Aim(policy.id(), Map.of(), Map.of(), policy.account()));
    }

    private boolean on(Attempt attempt, AwsPolicy policy) {
        Technique technique = attempt.technique();
        Optional<Settled> may = may(attempt, policy);
        if (may.isEmpty()) {
            return false;
        }
        Facts facts = Facts.of(policy, generousVersion(attempt.who(), policy));
        Optional<Settled> settled = Preconditions.hold(may, technique, facts);
        if (settled.isEmpty()) {
            return false;
        }
        PolicySet rewritten = attempt.who().policies().without(policy.id()).with(Documents.EVERYTHING);
        Optional<Settled> admin = administrators.with(attempt.who(), rewritten);
        admin.ifPresent(it -> attempt.gainAdministration(settled.get().and(it.withoutProof())));
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

    private static void otherwise(Attempt attempt) {
        for (AwsPolicy policy : attempt.account().customerPolicies()) {
            Optional<Settled> settled = may(attempt, policy);
            if (settled.isPresent()) {
                attempt.gainAdministration(
                        settled.get().onlyIf("it " + attempt.technique().otherwise()));
                return;
            }
        }
    }
}
