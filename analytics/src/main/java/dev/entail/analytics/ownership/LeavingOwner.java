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
import java.util.ArrayList;
import java.util.List;

/** Finds what this says: the only owner leaves within the set number of days. */
@AutoService(Analysis.class)
public final class LeavingOwner implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.leaving")
            .title("The only owner leaves soon")
            .severity(Severity.MEDIUM)
            .summary("The only owner leaves within the set number of days.")
            .recommendation(
                    "Hand it over before the last day; entail owners handover lists all that the person answers for.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-05"), Control.sp80053("PS-4"), Control.cis("5.5"))
            .setting("days", 30, "how many days before the last day")
            .needs(OwnerNeeds.LAST_DAY)
            .subjects(Ownable.THINGS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        long days = context.days(ABOUT, "days");
        return OwnedThing.all(context).stream()
                .filter(thing -> thing.leavesWithin(context, days))
                .map(thing -> thing.suspicion(
                        context,
                        "leaving",
                        "The only owner of " + thing.name() + " leaves on "
                                + thing.standing().lastDay() + ": " + thing.ownerNames(context),
                        Severity.MEDIUM,
                        45,
                        evidence(context, thing)))
                .toList();
    }

    private static List<Evidence> evidence(AnalysisContext context, OwnedThing thing) {
        List<Evidence> evidence = new ArrayList<>(thing.ownerEvidence(context));
        thing.standing().people().stream()
                .flatMap(id -> context.estate().entity(id).stream())
                .forEach(person -> evidence.add(Evidence.of(
                        person,
                        person.displayName() + " leaves by " + thing.standing().lastDay())));
        return evidence;
    }
}
