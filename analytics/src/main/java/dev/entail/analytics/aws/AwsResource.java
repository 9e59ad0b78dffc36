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

    /**
     * {@return the ARNs by which policies may mean it} An instance that Terraform has not made yet has no id, so that
     * conversions of it write {@code arn:aws:instance:region:account:/name} in one place and its true form in another.
     */
    List<String> arns() {
        String[] parts = id().split(":", 6);
        if (!type.equals("AWS::EC2::Instance") || parts.length < 6) {
            return List.of(id());
        }
        String name = parts[5].substring(parts[5].lastIndexOf('/') + 1);
        String place = parts[3] + ":" + parts[4] + ":";
        String real = "arn:" + parts[1] + ":ec2:" + place + "instance/" + name;
        String converted = "arn:" + parts[1] + ":instance:" + place + "/" + name;
        return java.util.stream.Stream.of(id(), real, converted).distinct().toList();
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
