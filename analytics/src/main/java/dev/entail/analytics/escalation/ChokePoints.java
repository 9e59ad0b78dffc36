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

/** Finds relations that much of all paths to the highest privilege go along. */
@AutoService(Analysis.class)
public final class ChokePoints implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("escalation.choke-point")
            .title("Choke point of paths to tier zero")
            .severity(Severity.HIGH)
            .summary("One relation carries a large part of all identities' cheapest paths to tier zero.")
            .recommendation("Cut or guard this one relation first: it takes away more paths than any other.")
            .controls(Control.owaspNhi("NHI5"), Control.csf("PR.AA-05"), Control.sp80053("AC-6"), Control.cis("6.8"))
            .setting("percent", 20, "a relation that carries so many percent of all identities' paths is a choke point")
            .setting("identities", 2, "a relation that carries fewer identities' paths than this is none")
            .subjects(Subjects.IDENTITIES)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        double share = context.setting(ABOUT, "percent") / 100;
        double fewest = context.setting(ABOUT, "identities");
        return context.escalation().chokePoints(share).stream()
                .filter(point -> point.carried() >= fewest)
                .map(point -> suspicion(context, point, share))
                .toList();
    }

    private static Suspicion suspicion(AnalysisContext context, ChokePoint point, double share) {
        Hop hop = point.hop();
        long percent = Math.round(point.share() * 100);
        long whole = Math.round(point.carried() / point.share());
        boolean cuts = point.cutOff() >= share * whole;
        String how = hop.technique().orElse(hop.relation().name());
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                "Of " + whole + " identities with a path to tier zero, the cheapest paths of "
                        + Math.round(point.carried()) + " go along it; without it, " + point.cutOff()
                        + " have no path left.",
                "entail:paths",
                hop.from().id(),
                Map.of("from", hop.from().id(), "to", hop.to().id(), "relation", how),
                context.at()));
        evidence.addAll(hop.evidence());
        return new Suspicion(
                hop.from(),
                hop.relation() + " " + hop.technique().orElse("") + " "
                        + hop.to().id(),
                "The step from " + hop.from().name() + " to " + hop.to().name() + " (" + how + ") carries " + percent
                        + " % of all paths to tier zero",
                cuts ? Severity.HIGH : Severity.MEDIUM,
                Math.min(100, (cuts ? 60 : 40) + percent * 0.3),
                evidence);
    }
}
