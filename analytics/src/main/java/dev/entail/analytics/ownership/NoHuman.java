// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import java.util.List;

/** Finds what this says: the chain of owners ends in an NHI, a vendor without a contact, or a loop. */
@AutoService(Analysis.class)
public final class NoHuman implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.no-human")
            .title("No human answers for it")
            .severity(Severity.HIGH)
            .summary("The chain of owners ends in an NHI, a vendor without a contact, or a loop.")
            .recommendation(
                    "Name a person or a team with members as accountable owner, or record the contact of the vendor.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("GV.RR-02"), Control.sp80053("AC-2"), Control.cis("5.5"))
            .subjects(Ownable.THINGS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return OwnedThing.all(context).stream()
                .filter(thing -> !thing.owners().isEmpty() && thing.standing().isWithoutHuman())
                .map(thing -> thing.suspicion(
                        context,
                        "no-human",
                        "No human answers for " + thing.name() + ": its owner " + thing.ownerNames(context)
                                + " leads to none",
                        Severity.HIGH,
                        55,
                        thing.ownerEvidence(context)))
                .toList();
    }
}
