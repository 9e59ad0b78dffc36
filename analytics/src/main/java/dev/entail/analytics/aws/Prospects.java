// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.escalation.technique.Requirement;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells at once whether a principal lacks what a technique needs, whatever it is used on: for each policy, the actions
 * of the catalogue that it allows somewhere, worked out once a policy.
 */
final class Prospects {
    private final Map<String, Integer> actions = new HashMap<>();
    private final IdentityHashMap<NamedPolicy, BitSet> ofPolicy = new IdentityHashMap<>();
    private final IdentityHashMap<PolicySet, BitSet> ofSet = new IdentityHashMap<>();
    private final Map<String, BitSet> byResources = new HashMap<>();

    Prospects(AwsModel model, List<Technique> techniques) {
        for (Technique technique : techniques) {
            technique.actions().forEach(action -> actions.putIfAbsent(action, actions.size()));
        }
        for (AwsResource resource : model.resources().values()) {
            resource.policy()
                    .ifPresent(policy -> byResources
                            .computeIfAbsent(resource.account(), any -> new BitSet())
                            .or(allowed(policy)));
        }
    }

    /** {@return whether some requirement can never be met} */
    boolean isHopeless(AwsPrincipal who, Technique technique) {
        BitSet own = of(who.policies());
        BitSet given = byResources.getOrDefault(who.account(), new BitSet());
        for (Requirement requirement : technique.requires()) {
            if (requirement.permissions().stream().noneMatch(permission -> {
                int action = actions.getOrDefault(permission.action(), -1);
                return action < 0 || own.get(action) || given.get(action);
            })) {
                return true;
            }
        }
        return false;
    }

    private BitSet of(PolicySet policies) {
        BitSet known = ofSet.get(policies);
        if (known != null) {
            return known;
        }
        BitSet all = new BitSet();
        policies.identityPolicies().forEach(policy -> all.or(allowed(policy)));
        policies.boundaries().forEach(boundary -> all.and(allowed(boundary)));
        ofSet.put(policies, all);
        return all;
    }

    private BitSet allowed(NamedPolicy policy) {
        return ofPolicy.computeIfAbsent(policy, any -> {
            PolicySet alone = PolicySet.of(List.of(policy), List.of());
            BitSet allowed = new BitSet();
            actions.forEach((action, index) ->
                    allowed.set(index, !alone.forAction(action).none()));
            return allowed;
        });
    }
}
