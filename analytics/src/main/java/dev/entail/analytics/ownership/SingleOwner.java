// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.estate.People;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.List;

/** Finds what this says: one person only answers for a production or privileged NHI. */
@AutoService(Analysis.class)
public final class SingleOwner implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.single")
            .title("One person only")
            .severity(Severity.MEDIUM)
            .summary("One person only answers for a production or privileged NHI.")
            .recommendation("Name a second person or a team as backup owner.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("GV.RR-02"), Control.sp80053("AC-2"), Control.cis("5.5"))
            .needs(new Need("environment", SingleOwner::isWeighed))
            .subjects(Ownable.NHIS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        long leaving = context.days(new LeavingOwner().about(), "days");
        return OwnedThing.all(context).stream()
                .filter(thing -> People.isNhi(thing.state()) && thing.standing().isOnePerson())
                .filter(thing -> isImportant(context, thing) && !thing.leavesWithin(context, leaving))
                .map(thing -> suspicion(context, thing))
                .toList();
    }

    /** Whether it matters is known of what is privileged, wherever it works. */
    private static boolean isWeighed(AnalysisContext context, EntityState nhi) {
        return context.environments().isKnown(nhi.id()) || context.privilege().isPrivileged(nhi.id());
    }

    private static boolean isImportant(AnalysisContext context, OwnedThing thing) {
        String id = thing.state().id();
        return context.environments().isProduction(id) || context.privilege().isPrivileged(id);
    }

    private static Suspicion suspicion(AnalysisContext context, OwnedThing thing) {
        String person = OwnedThing.name(context, thing.standing().people().first());
        String id = thing.state().id();
        String what = context.privilege().why(id).orElse("it works in production");
        List<Evidence> evidence = new ArrayList<>(thing.ownerEvidence(context));
        evidence.add(Evidence.of(thing.state(), thing.name() + " matters: " + what));
        String title = person + " alone answers for " + thing.name();
        return thing.suspicion(context, "single", title, Severity.MEDIUM, 30, evidence);
    }
}
