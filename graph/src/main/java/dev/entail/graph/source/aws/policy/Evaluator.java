// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.time.Instant;

/**
 * Decides a request as AWS would (IAM User Guide, "Policy evaluation logic", "Cross-account policy evaluation logic").
 *
 * <p>Any applicable Deny denies. Otherwise control policies must allow at every level (service control policies those
 * of the caller's account, resource control policies those of the resource's account, for the services that have them;
 * neither binds service-linked roles), and then:
 * <ul>
 *   <li>in one account, an Allow of the identity policies within boundary and session policies suffices, as does an
 *       Allow of the resource's policy. One that names the role is limited by boundary and session policies, one that
 *       names the user or the session is not, one that names the account only delegates to its identity policies;
 *   <li>roles and KMS keys are reached through their own policy only: it must name the principal or its account. Where
 *       it is not given, a permission that rests on it is conditional, since each of them has one;
 *   <li>across accounts, both sides must allow;
 *   <li>a service, an identity provider or an anonymous caller has the resource's policy alone;
 *   <li>an account's root user has every permission that no control policy and no resource policy takes away, but
 *       assumes no role, and no bucket policy locks it out of its account's buckets' policies;
 *   <li>everyone may ask who he is.
 * </ul>
 * An action that knows no resource is checked against a star, whatever resource the request names.
 * Conditions on unknown context keys make the decision conditional wherever they could change it.
 */
public final class Evaluator {
    private Evaluator() {}

    public static Decision decide(Request request, PolicySet policies, Surroundings surroundings, Instant now) {
        Grants grants = policies.forAction(request.action());
        return new Evaluation(grants.facts(request, now), grants, surroundings).decide();
    }
}
