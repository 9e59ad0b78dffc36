// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.graph.source.aws.policy.Context;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import dev.entail.graph.source.aws.policy.PolicySet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A user, role or group of an account with all that decides what it may do. A group stands for a member that has nothing
 * else.
 *
 * @param held its policies by id, with the name of the group that brings each, or an empty text
 * @param unread policies that it holds and that the data does not tell
 * @param context what is known of each of its requests
 * @param trust who may assume a role
 */
record AwsPrincipal(
        EntityRef entity,
        Kind kind,
        String account,
        String partition,
        String path,
        PolicySet policies,
        Map<String, String> held,
        List<AwsPolicy> unread,
        Set<String> groups,
        Context context,
        Optional<NamedPolicy> trust,
        Optional<Long> accessKeys,
        Optional<Boolean> loginProfile,
        boolean inInstanceProfile,
        Map<String, String> tags,
        String source,
        java.time.Instant since) {
    /** What a principal is. */
    enum Kind {
        USER,
        ROLE,
        GROUP
    }

    String id() {
        return entity.id();
    }

    String name() {
        return entity.name();
    }

    /** {@return the policies that the data does not tell and that may deny something; those that AWS writes never do} */
    List<AwsPolicy> mayDeny() {
        return unread.stream()
                .filter(policy -> !Documents.isManagedByAws(policy.id()))
                .toList();
    }

    /** {@return whose request to judge: a group makes none, so a member that has nothing else stands for it} */
    String caller() {
        return kind == Kind.GROUP ? "arn:" + partition + ":iam::" + account + ":user/member-of-" + name() : id();
    }

    /** {@return whether only AWS can change the role} */
    boolean isManagedByAws() {
        return path.startsWith("/aws-service-role/") || path.startsWith("/aws-reserved/");
    }
}
