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
import java.util.List;

/** Finds what this says: an NHI, secret or workload has no owner. */
@AutoService(Analysis.class)
public final class NoOwner implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.none")
            .title("Has no owner")
            .severity(Severity.HIGH)
            .summary("An NHI, secret or workload has no owner.")
            .recommendation("Name an accountable owner with entail owners assign.")
            .controls(
                    Control.owaspNhi("NHI1"),
                    Control.csf("PR.AA-01"),
                    Control.csf("GV.RR-02"),
                    Control.sp80053("AC-2 b"),
                    Control.cis("5.5"))
            .subjects(Ownable.THINGS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return OwnedThing.all(context).stream()
                .filter(thing -> thing.owners().isEmpty())
                .map(thing -> thing.suspicion(
                        context,
                        "none",
                        thing.name() + " has no owner",
                        Severity.HIGH,
                        60,
                        List.of(Evidence.of(thing.state(), "No source names an owner of " + thing.name()))))
                .toList();
    }
}
