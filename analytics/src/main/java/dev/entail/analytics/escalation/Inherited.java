// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds identities whose privilege comes only through nested groups, role inheritance or chains of roles. */
@AutoService(Analysis.class)
public final class Inherited implements Analysis {
    @Override
    public Descriptor about() {
        return Descriptor.of("escalation.inherited")
                .title("Inherits the highest privilege")
                .severity(Severity.HIGH)
                .summary(
                        "The privilege reaches the identity only through nested groups, role inheritance or role chains of two or more hops.")
                .recommendation("Grant what is needed directly and visibly, and take the identity out of the chain.")
                .controls(
                        Control.owaspNhi("NHI5"), Control.csf("PR.AA-05"), Control.sp80053("AC-6"), Control.cis("6.8"))
                .subjects(Subjects.IDENTITIES)
                .build();
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return context.escalation().escalations(Optional.empty()).stream()
                .filter(escalation -> isOnlyInherited(escalation.path()))
                .map(escalation -> suspicion(context, escalation))
                .toList();
    }

    private static boolean isOnlyInherited(EscalationPath path) {
        return path.isInherited() && path.hops().stream().allMatch(Inherited::isInheritance);
    }

    /** Holding a role or its permissions is where a chain of inheritance ends, not a way of its own. */
    private static boolean isInheritance(Hop hop) {
        return hop.isInheritance()
                || switch (hop.relation()) {
                    case HAS_ROLE, GRANTS, ON, ACCOUNT_OF -> true;
                    default -> false;
                };
    }

    private static Suspicion suspicion(AnalysisContext context, Escalation escalation) {
        boolean confirmed = escalation.confidence() == Confidence.CONFIRMED;
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(PathEvidence.of(escalation.path(), context.at()));
        escalation.path().hops().forEach(hop -> evidence.addAll(hop.evidence()));
        return new Suspicion(
                escalation.identity(),
                "inherited",
                escalation.identity().name() + " inherits its way to "
                        + escalation.target().name() + " over "
                        + escalation.path().length() + " hops",
                confirmed ? Severity.HIGH : Severity.MEDIUM,
                confirmed ? 75 : 45,
                evidence);
    }
}
