// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;

/** Finds what this says: the technical owner cannot rotate or disable it: no control relation and no permission. */
@AutoService(Analysis.class)
public final class NoControl implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.no-control")
            .title("The technical owner has no control")
            .severity(Severity.MEDIUM)
            .summary("The technical owner cannot rotate or disable it: no control relation and no permission.")
            .recommendation("Give the technical owner control of it, or name the one who has it.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("GV.RR-02"), Control.sp80053("AC-2"), Control.cis("5.5"))
            .needs(OwnerNeeds.CONTROL)
            .subjects(Ownable.THINGS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        Controllers controllers = new Controllers(context);
        Standings standings = Standings.of(context);
        List<Suspicion> found = new ArrayList<>();
        for (OwnedThing thing : OwnedThing.all(context)) {
            List<RelationState> technical = thing.owners().stream()
                    .filter(owner ->
                            owner.text("role").filter("TECHNICAL"::equals).isPresent())
                    .filter(owner -> !standings.of(owner.to()).people().isEmpty())
                    .toList();
            if (!technical.isEmpty()
                    && technical.stream().noneMatch(owner -> controllers.controls(owner.to(), thing.state()))) {
                found.add(suspicion(context, thing, technical));
            }
        }
        return found;
    }

    private static Suspicion suspicion(AnalysisContext context, OwnedThing thing, List<RelationState> technical) {
        String owner = OwnedThing.name(context, technical.getFirst().to());
        List<Evidence> evidence = new ArrayList<>(thing.ownerEvidence(context));
        evidence.add(Evidence.of(
                thing.state(),
                "No source gives " + owner + " control of " + thing.name() + ", directly, by a group or by a role"));
        return thing.suspicion(
                context,
                "no-control",
                owner + " is technical owner of " + thing.name() + " and cannot rotate or disable it",
                Severity.MEDIUM,
                30,
                evidence);
    }
}
