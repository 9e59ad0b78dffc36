// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import java.time.Instant;
import java.util.Optional;

/** What the data tells of a target besides permissions: a fact where it tells, empty where it does not. */
record Facts(
        String name,
        String source,
        Instant since,
        Optional<Long> accessKeys,
        Optional<Boolean> loginProfile,
        Optional<Long> policyVersions,
        Optional<Boolean> generousVersion,
        Optional<AwsResource> workload,
        Binding binding) {
    static Facts of(AwsPrincipal principal) {
        return new Facts(
                principal.name(),
                principal.source(),
                principal.since(),
                principal.accessKeys(),
                principal.loginProfile(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Binding.NONE);
    }

    static Facts of(AwsPolicy policy, Optional<Boolean> generousVersion) {
        return new Facts(
                policy.name(),
                policy.source(),
                policy.since(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(policy.otherVersions().size() + 1L),
                generousVersion,
                Optional.empty(),
                Binding.NONE);
    }

    static Facts of(AwsResource resource) {
        return new Facts(
                resource.entity().name(),
                resource.source(),
                resource.since(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(resource),
                Binding.NONE);
    }

    Facts with(Binding bound) {
        return new Facts(
                name, source, since, accessKeys, loginProfile, policyVersions, generousVersion, workload, bound);
    }
}
