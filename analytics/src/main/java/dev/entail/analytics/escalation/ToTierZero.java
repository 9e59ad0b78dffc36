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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds identities that are not of the highest tier and can reach it. */
@AutoService(Analysis.class)
public final class ToTierZero implements Analysis {
    @Override
    public Descriptor about() {
        return Descriptor.of("escalation.to-tier-zero")
                .title("Can become administrator")
                .severity(Severity.CRITICAL)
                .summary("An identity that is not tier zero has a path to it.")
                .recommendation("Remove the grant that the cut names, or narrow it to the resources it is meant for.")
                .controls(
                        Control.owaspNhi("NHI5"),
                        Control.csf("PR.AA-05"),
                        Control.sp80053("AC-6"),
                        Control.sp80053("AC-6(1)"),
                        Control.cis("6.8"))
                .subjects(Subjects.IDENTITIES)
                .build();
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        List<Escalation> escalations = context.escalation().escalations(Optional.empty());
        Map<String, Hop> cuts = context.escalation()
                .singleCuts(escalations.stream()
                        .map(escalation -> escalation.identity().id())
                        .toList());
        return escalations.stream()
                .map(escalation -> suspicion(
                        context, escalation, cuts.get(escalation.identity().id())))
                .toList();
    }

    private static Suspicion suspicion(AnalysisContext context, Escalation escalation, @Nullable Hop cut) {
        boolean confirmed = escalation.confidence() == Confidence.CONFIRMED;
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(PathEvidence.of(escalation.path(), context.at()));
        evidence.add(PathEvidence.cut(escalation.identity(), cut, context.at()));
        escalation.path().hops().forEach(hop -> evidence.addAll(hop.evidence()));
        String title = escalation.identity().name() + (confirmed ? " can become " : " may be able to become ")
                + "administrator: " + escalation.target().name();
        double risk = Math.max(10, (confirmed ? 95 : 60) - 5 * escalation.path().weight());
        return new Suspicion(
                escalation.identity(),
                "tier-zero",
                title,
                confirmed ? Severity.CRITICAL : Severity.HIGH,
                risk,
                evidence);
    }
}
