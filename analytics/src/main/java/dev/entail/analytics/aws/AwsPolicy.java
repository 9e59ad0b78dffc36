// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.graph.source.aws.policy.NamedPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A policy of an account, inline or managed.
 *
 * @param document its default version, empty where the data does not hold it or it cannot be read
 * @param otherVersions its other versions
 * @param customerManaged whether the account can publish new versions of it
 */
record AwsPolicy(
        String id,
        String name,
        String account,
        Optional<NamedPolicy> document,
        List<NamedPolicy> otherVersions,
        boolean customerManaged,
        String source,
        Instant since) {}
