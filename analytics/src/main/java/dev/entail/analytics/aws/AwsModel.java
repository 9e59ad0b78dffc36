// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All AWS accounts of a graph, ready for evaluation.
 *
 * @param principals users and roles by ARN
 * @param groups groups by ARN
 * @param policies policies by id
 * @param outside identities that trust policies name and that no account describes, by id
 * @param now the time at which requests are judged
 */
record AwsModel(
        Map<String, AwsPrincipal> principals,
        Map<String, AwsPrincipal> groups,
        Map<String, AwsPolicy> policies,
        Map<String, EntityRef> outside,
        Map<String, Account> accounts,
        Instant now) {
    /** One account with what is in it. */
    record Account(
            EntityRef scope,
            String number,
            List<AwsPrincipal> users,
            List<AwsPrincipal> roles,
            List<AwsPrincipal> groups,
            List<AwsPolicy> customerPolicies) {}

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
}
