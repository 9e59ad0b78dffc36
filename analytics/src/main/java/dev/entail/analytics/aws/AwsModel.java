// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All AWS accounts of a graph, ready for evaluation.
 *
 * @param principals users and roles by ARN
 * @param groups groups by ARN
 * @param policies policies by id
 * @param outside identities that trust policies name and that no account describes, by id
 * @param resources what else the accounts hold, by ARN
 * @param controls what the organisation lets through
 * @param alike what tells principals with equal policies apart
 * @param now the time at which requests are judged
 */
record AwsModel(
        Map<String, AwsPrincipal> principals,
        Map<String, AwsPrincipal> groups,
        Map<String, AwsPolicy> policies,
        Map<String, EntityRef> outside,
        Map<String, AwsResource> resources,
        Map<String, Account> accounts,
        ControlPolicies controls,
        Alike alike,
        Instant now) {
    /**
     * One account with what is in it.
     *
     * @param resources by type
     * @param inventory the types of which the data has all that there are
     */
    record Account(
            EntityRef scope,
            String number,
            List<AwsPrincipal> users,
            List<AwsPrincipal> roles,
            List<AwsPrincipal> groups,
            List<AwsPolicy> customerPolicies,
            Map<String, List<AwsResource>> resources,
            Set<String> inventory) {
        List<AwsResource> resources(String type) {
            return resources.getOrDefault(type, List.of());
        }
    }

    boolean isEmpty() {
        return principals.isEmpty();
    }

    /** {@return the user or role of an ARN; of a role's session, the role} */
    Optional<AwsPrincipal> principal(String arn) {
        AwsPrincipal principal = principals.get(arn);
        if (principal != null || !arn.contains(":assumed-role/")) {
            return Optional.ofNullable(principal);
        }
        String[] parts = arn.split(":", 6);
        String role = parts[5].split("/", -1)[1];
        return Optional.ofNullable(accounts.get(parts[4]))
                .flatMap(account -> account.roles().stream()
                        .filter(candidate -> candidate.name().equals(role))
                        .findFirst());
    }

    /** {@return the resource of an ARN; of a part of one, such as an object of a bucket, the whole} */
    Optional<AwsResource> resource(String arn) {
        AwsResource resource = resources.get(arn);
        if (arn.startsWith(":iam:", 7) || arn.equals("*")) {
            return Optional.empty();
        }
        for (int end = arn.length(); resource == null && end > 0; ) {
            end = Math.max(arn.lastIndexOf('/', end - 1), arn.lastIndexOf(':', end - 1));
            resource = end > 0 ? resources.get(arn.substring(0, end)) : null;
        }
        return Optional.ofNullable(resource);
    }
}
