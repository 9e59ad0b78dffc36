// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Finds NHIs that people act through, and operational accounts that several people share. */
@AutoService(Analysis.class)
public final class UsedByHuman implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("nhi.used-by-human")
            .title("NHI used by people")
            .severity(Severity.MEDIUM)
            .summary("A person acts through an NHI, or several people share an operational account.")
            .recommendation("Give the people accounts of their own, rotate the secret, and let only machines have it.")
            .controls(Control.owaspNhi("NHI10"), Control.csf("PR.AA-03"), Control.sp80053("IA-4"))
            .setting("days", 90, "what a known secret did within so many days counts as use by who knows it")
            .subjects(new Subjects(EnumSet.of(EntityLabel.IDENTITY), (context, identity) -> !People.isHuman(identity)))
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        long window = context.days(ABOUT, "days");
        return ABOUT.subjects()
                .of(context)
                .filter(context.people()::isActive)
                .flatMap(identity -> judge(context, identity, window).stream())
                .toList();
    }

    private static Optional<Suspicion> judge(AnalysisContext context, EntityState identity, long window) {
        HumanUse use = new HumanUse(context, identity);
        List<Evidence> signIns = use.signIns();
        List<Evidence> shared = identity.flag("breakGlass") ? List.of() : use.sharedByPeople();
        List<Evidence> personal = use.personalAccount();
        List<Evidence> active = use.activeThroughKnower(window);
        List<Evidence> all = new ArrayList<>();
        List.of(signIns, shared, personal, active).forEach(all::addAll);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String fault = !signIns.isEmpty()
                ? " is signed in to by hand"
                : !shared.isEmpty()
                        ? " is shared by several people"
                        : !personal.isEmpty() ? " is the account of a person" : " is used by who knows its secret";
        boolean privileged = context.privilege().isPrivileged(identity.id());
        return Optional.of(new Suspicion(
                EntityRef.of(identity),
                "people",
                identity.displayName() + fault,
                privileged ? Severity.HIGH : Severity.MEDIUM,
                privileged ? 65 : 45,
                all));
    }
}
