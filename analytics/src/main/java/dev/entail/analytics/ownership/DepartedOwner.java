// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Precedence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;

/** Finds what this says: every owner left, or the owning team has no active member. */
@AutoService(Analysis.class)
public final class DepartedOwner implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.departed")
            .precedence(Precedence.ORPHANED_CREDENTIAL)
            .title("Every owner left")
            .severity(Severity.HIGH)
            .summary("Every owner left, or the owning team has no active member.")
            .recommendation("Hand it over to a person or team that stays, and rotate what the leaver knew.")
            .controls(
                    Control.owaspNhi("NHI1"),
                    Control.csf("PR.AA-01"),
                    Control.csf("PR.AA-05"),
                    Control.sp80053("AC-2(3)"),
                    Control.sp80053("PS-4"),
                    Control.cis("5.5"),
                    Control.cis("6.2"))
            .needs(OwnerNeeds.STATUS)
            .subjects(Ownable.THINGS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return OwnedThing.all(context).stream()
                .filter(thing -> thing.standing().isDeparted())
                .map(thing -> thing.suspicion(
                        context,
                        "departed",
                        "Every owner of " + thing.name() + " has left: " + thing.ownerNames(context),
                        Severity.HIGH,
                        65,
                        evidence(context, thing)))
                .toList();
    }

    private static List<Evidence> evidence(AnalysisContext context, OwnedThing thing) {
        List<Evidence> evidence = new ArrayList<>(thing.ownerEvidence(context));
        for (RelationState owner : thing.owners()) {
            context.people().personOf(owner.to()).ifPresent(person -> evidence.add(left(context, person)));
            context.estate()
                    .known(owner.to())
                    .filter(state -> state.label() == EntityLabel.OWNER)
                    .ifPresent(team -> evidence.add(Evidence.of(team, team.displayName() + " has no active member")));
        }
        return evidence;
    }

    private static Evidence left(AnalysisContext context, EntityState person) {
        String why = context.people()
                .departure(person.id())
                .map(departure -> "left at " + departure.at() + ": " + departure.why())
                .orElse("cannot act: the status is " + person.text("status").orElse("UNKNOWN"));
        return Evidence.of(person, person.displayName() + " " + why);
    }
}
