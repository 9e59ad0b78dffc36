// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every policy about a request that is not the principal's own: the session's, the resource's and the organisation's.
 *
 * <p>Control policies come as one list a level of the organisation, root first; at every level at least one must allow.
 * An organisation's management account has none: give no service control policies for its principals.
 *
 * @param sessionPolicies the policies passed when the session was made; together they grant what any of them grants
 * @param resourcePolicy the resource's policy, for a role its trust policy, for a KMS key its key policy
 */
public record Surroundings(
        List<NamedPolicy> sessionPolicies,
        @Nullable NamedPolicy resourcePolicy,
        List<List<NamedPolicy>> serviceControlPolicies,
        List<List<NamedPolicy>> resourceControlPolicies) {
    public static final Surroundings NONE = new Surroundings(List.of(), null, List.of(), List.of());

    public Surroundings {
        sessionPolicies = List.copyOf(sessionPolicies);
        serviceControlPolicies =
                serviceControlPolicies.stream().map(List::copyOf).toList();
        resourceControlPolicies =
                resourceControlPolicies.stream().map(List::copyOf).toList();
    }
}
