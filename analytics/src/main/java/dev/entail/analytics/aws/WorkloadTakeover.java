// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.aws;

import dev.entail.analytics.escalation.technique.Precondition;
import dev.entail.analytics.escalation.technique.Technique;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the workloads that a principal can take over, and so the roles that they run as. Where the data does not hold
 * all workloads of a type, any role that the type's service may assume counts as run by one that is not known.
 */
final class WorkloadTakeover {
    private final Suitability suitability;

    WorkloadTakeover(Suitability suitability) {
        this.suitability = suitability;
    }

    void find(Attempt attempt, Precondition.Workload wanted) {
        Set<String> reached = new HashSet<>();
        for (String type : wanted.types()) {
            for (AwsResource workload : attempt.account().resources(type)) {
                if (!workload.runsAs().isEmpty() && on(attempt, wanted, workload)) {
                    reached.addAll(workload.runsAs());
                }
            }
        }
        if (!attempt.account().inventory().containsAll(wanted.types())) {
            unknown(attempt, reached);
        }
    }

    private static boolean on(Attempt attempt, Precondition.Workload wanted, AwsResource workload) {
        String role = workload.runsAs().stream().sorted().findFirst().orElseThrow();
        for (String arn : workload.arns()) {
            TechniqueUse.Aim aim = new TechniqueUse.Aim(role, Map.of(), Map.of(wanted.as(), arn), workload.account());
            Optional<Settled> settled =
                    Preconditions.hold(attempt.use().on(aim), attempt.technique(), Facts.of(workload));
            if (settled.isPresent()) {
                attempt.gain(workload.entity(), settled.get());
                return true;
            }
        }
        return false;
    }

    private void unknown(Attempt attempt, Set<String> reached) {
        Technique technique = attempt.technique();
        List<AwsPrincipal> roles = attempt.account().roles();
        for (AwsPrincipal role : roles) {
            if (reached.contains(role.id()) || !suitability.suits(technique.target(), role)) {
                continue;
            }
            TechniqueUse.Aim aim = new TechniqueUse.Aim(role.id(), role.tags(), Map.of(), role.account());
            Preconditions.hold(attempt.use().on(aim), technique, Facts.of(role))
                    .ifPresent(settled -> attempt.gain(role.entity(), settled));
        }
    }
}
