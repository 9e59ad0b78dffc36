// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.escalation.technique.Precondition;
import dev.entail.analytics.escalation.technique.Technique;
import dev.entail.analytics.escalation.technique.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what a technique needs besides permissions against what the data tells of a target. */
final class Preconditions {
    private Preconditions() {}

    /** {@return what is settled with all preconditions taken into account; empty where one does not hold} */
    static Optional<Settled> hold(Optional<Settled> before, Technique technique, Facts facts) {
        Optional<Settled> settled = before;
        for (Precondition precondition : technique.preconditions()) {
            settled = settled.flatMap(so -> hold(so, precondition, facts));
        }
        return settled;
    }

    private static Optional<Settled> hold(Settled so, Precondition precondition, Facts facts) {
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
            case Precondition.AttachedPolicy _ -> facts.binding().policy() ? Optional.of(true) : Optional.empty();
            case Precondition.Workload _ -> facts.workload().map(any -> true);
            case Precondition.Resource _ -> facts.binding().exists();
            case Precondition.Circumstance circumstance -> settings(circumstance.properties(), facts);
        };
    }

    /** {@return whether the workload is set up so, as far as its properties tell} */
    private static Optional<Boolean> settings(List<String> properties, Facts facts) {
        List<Optional<Boolean>> told = properties.stream()
                .map(property -> facts.workload().flatMap(workload -> workload.flag(property)))
                .toList();
        if (told.stream().anyMatch(flag -> flag.isPresent() && !flag.get())) {
            return Optional.of(false);
        }
        return told.isEmpty() || told.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : Optional.of(true);
    }

    private static Optional<Long> number(Precondition.Count count, Facts facts) {
        return switch (count.fact()) {
            case ACCESS_KEYS -> facts.accessKeys();
            case POLICY_VERSIONS -> facts.policyVersions();
        };
    }
}
