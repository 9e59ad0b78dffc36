// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every policy about a request that is not the principal's own: the session's, the resource's and the organisation's.
 *
 * <p>Control policies come as one list a level of the organisation, root first; at every level at least one must allow.
 * An organisation's management account has none: give no service control policies for its principals.
 *
 * @param sessionPolicies the policies passed when the session was made; together they grant what any of them grants
 * @param resourcePolicy the resource's policy, for a role its trust policy, for a KMS key its key policy; null where it
 *     has none, and {@link NamedPolicy#unknown} where nobody knows whether it has one
 * @param resourceGrants what else the resource grants, such as a key's grants; they never deny
 */
public record Surroundings(
        List<NamedPolicy> sessionPolicies,
        @Nullable NamedPolicy resourcePolicy,
        List<List<NamedPolicy>> serviceControlPolicies,
        List<List<NamedPolicy>> resourceControlPolicies,
        List<NamedPolicy> resourceGrants) {
    public static final Surroundings NONE = new Surroundings(List.of(), null, List.of(), List.of());

    public Surroundings {
        sessionPolicies = List.copyOf(sessionPolicies);
        serviceControlPolicies =
                serviceControlPolicies.stream().map(List::copyOf).toList();
        resourceControlPolicies =
                resourceControlPolicies.stream().map(List::copyOf).toList();
        resourceGrants = List.copyOf(resourceGrants);
    }

    public Surroundings(
            List<NamedPolicy> sessionPolicies,
            @Nullable NamedPolicy resourcePolicy,
            List<List<NamedPolicy>> serviceControlPolicies,
            List<List<NamedPolicy>> resourceControlPolicies) {
        this(sessionPolicies, resourcePolicy, serviceControlPolicies, resourceControlPolicies, List.of());
    }

    /** {@return the resource's policy and grants, in one list} */
    List<NamedPolicy> ofResource() {
        if (resourcePolicy == null) {
            return resourceGrants;
        }
        List<NamedPolicy> policies = new ArrayList<>(resourceGrants.size() + 1);
        policies.add(resourcePolicy);
        policies.addAll(resourceGrants);
        return policies;
    }
}
