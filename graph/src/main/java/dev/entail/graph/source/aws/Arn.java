// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import java.util.Optional;

/**
 * An Amazon Resource Name, {@code arn:partition:service:region:account:resource} (AWS General Reference, "Amazon
 * Resource Names").
 */
public record Arn(String partition, String service, String region, String account, String resource) {
    /** {@return the parts of an ARN, empty where the text is none} */
    public static Optional<Arn> of(String text) {
        String[] parts = text.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    /** {@return the last segment of the resource's path, which is the name of users, roles and policies} */
    public String name() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    /** {@return the account that the ARN names, else the one that is known otherwise, else what stands in its place} */
    String accountOr(Optional<String> home) {
        return AwsIds.isAccount(account) ? account : home.orElse(account);
    }

    @Override
    public String toString() {
        return String.join(":", "arn", partition, service, region, account, resource);
    }
}
