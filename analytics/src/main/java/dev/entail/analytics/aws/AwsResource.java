// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.EntityRef;
import dev.entail.graph.source.aws.policy.NamedPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that an account holds besides its principals: a bucket, a key, a secret, or a workload that runs as a role.
 *
 * @param type its CloudFormation type name, such as {@code AWS::S3::Bucket}
 * @param policy its own policy, empty where it has none
 * @param runsAs the roles that it runs as
 * @param credentials credentials that are stored in it
 * @param properties what else its source says of it
 */
record AwsResource(
        EntityRef entity,
        String type,
        String account,
        Map<String, String> tags,
        Optional<NamedPolicy> policy,
        Set<String> runsAs,
        List<EntityRef> credentials,
        Map<String, Object> properties,
        String source,
        Instant since) {
    static final String KEY = "AWS::KMS::Key";

    AwsResource {
        tags = Map.copyOf(tags);
        runsAs = Set.copyOf(runsAs);
        credentials = List.copyOf(credentials);
    }

    String id() {
        return entity.id();
    }

    /** {@return the region that it lies in, empty where its ARN names none} */
    String region() {
        String[] parts = id().split(":", 5);
        return parts.length == 5 ? parts[3] : "";
    }

    /** {@return what a yes-or-no property says, empty where the data does not tell} */
    Optional<Boolean> flag(String property) {
        return Optional.ofNullable(properties.get(property)).map(value -> "true".equals(String.valueOf(value)));
    }
}
