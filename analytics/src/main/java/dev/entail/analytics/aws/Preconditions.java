// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.escalation.technique.Precondition;
import dev.entail.analytics.escalation.technique.Unknown;
import java.util.Map;
import java.util.Optional;

/** Holds what a technique needs besides permissions against what the data tells of a target. */
final class Preconditions {
    private Preconditions() {}

    /** What the data tells of a target: a fact where it tells, empty where it does not. */
    record Facts(
            String name,
            String source,
            java.time.Instant since,
            Optional<Long> accessKeys,
            Optional<Boolean> loginProfile,
            Optional<Long> policyVersions,
            Optional<Boolean> generousVersion,
            Optional<Boolean> attachedPolicy) {
        static Facts of(AwsPrincipal principal) {
            return new Facts(
                    principal.name(),
                    principal.source(),
                    principal.since(),
                    principal.accessKeys(),
                    principal.loginProfile(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
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
                    Optional.empty());
        }

        Facts withAttachedPolicy(boolean attached) {
            return new Facts(
                    name,
                    source,
                    since,
                    accessKeys,
                    loginProfile,
                    policyVersions,
                    generousVersion,
                    Optional.of(attached));
        }
    }

    /** {@return what is settled with a precondition taken into account; empty where it does not hold} */
    static Optional<Settled> hold(Settled so, Precondition precondition, Facts facts) {
        Optional<Boolean> known = known(precondition, facts);
        if (known.isPresent()) {
            return known.get() ? Optional.of(so) : Optional.empty();
        }
        // "{target}" is put in by whoever shows the path, since one text can stand for many targets.
        if (precondition.unknown() == Unknown.REQUIRE) {
            return Optional.of(so.onlyIf(precondition.text()));
        }
        return Optional.of(so.with(new Evidence(
                "Assumed, because the data does not say: " + precondition.text(),
                facts.source(),
                "",
                Map.of(),
                facts.since())));
    }

    private static Optional<Boolean> known(Precondition precondition, Facts facts) {
        return switch (precondition) {
            case Precondition.Count count -> number(count, facts).map(number -> count.holds(number.intValue()));
            case Precondition.LoginProfile profile -> facts.loginProfile().map(has -> has == profile.present());
            case Precondition.OtherPolicyVersion _ -> facts.generousVersion();
            case Precondition.AttachedPolicy _ -> facts.attachedPolicy();
            case Precondition.Workload _, Precondition.Resource _, Precondition.Circumstance _ -> Optional.empty();
        };
    }

    private static Optional<Long> number(Precondition.Count count, Facts facts) {
        return switch (count.fact()) {
            case ACCESS_KEYS -> facts.accessKeys();
            case POLICY_VERSIONS -> facts.policyVersions();
        };
    }
}
