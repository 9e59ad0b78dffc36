// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.graph.source.aws.policy.Effect;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The groups for which it can be said what their members gain: those of which no member is held back by a deny or a
 * boundary of its own. What the members of the others gain is said of each member alone.
 */
final class GroupActors {
    private GroupActors() {}

    static List<AwsPrincipal> of(AwsModel model) {
        Set<String> restricted = new HashSet<>();
        for (AwsPrincipal member : model.principals().values()) {
            member.groups().stream()
                    .filter(group -> isHeldBack(member, model.groups().get(group)))
                    .forEach(restricted::add);
        }
        return model.groups().values().stream()
                .filter(group -> !restricted.contains(group.id()))
                .toList();
    }

    private static boolean isHeldBack(AwsPrincipal member, @org.jspecify.annotations.Nullable AwsPrincipal group) {
        return group == null
                || !member.policies().boundaries().isEmpty()
                || member.policies().identityPolicies().stream()
                        .filter(policy -> !group.held().containsKey(policy.name()))
                        .anyMatch(GroupActors::denies);
    }

    private static boolean denies(NamedPolicy policy) {
        return policy.document().statements().stream().anyMatch(statement -> statement.effect() == Effect.DENY);
    }
}
