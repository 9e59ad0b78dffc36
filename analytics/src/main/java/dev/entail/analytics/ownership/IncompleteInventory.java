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
import dev.entail.analytics.estate.People;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Estate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what this says: an NHI lacks purpose, environment, dependency or owner. */
@AutoService(Analysis.class)
public final class IncompleteInventory implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.incomplete-inventory")
            .title("Its inventory is incomplete")
            .severity(Severity.LOW)
            .summary("An NHI lacks purpose, environment, dependency or owner.")
            .recommendation("Complete what the title names in the source that describes it.")
            .controls(
                    Control.owaspNhi("NHI1"),
                    Control.csf("ID.AM"),
                    Control.csf("PR.AA-01"),
                    Control.sp80053("AC-2"),
                    Control.cis("5.5"))
            .subjects(Ownable.NHIS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return OwnedThing.all(context).stream()
                .filter(thing -> People.isNhi(thing.state()))
                .flatMap(thing -> suspicion(context, thing).stream())
                .toList();
    }

    private static Optional<Suspicion> suspicion(AnalysisContext context, OwnedThing thing) {
        List<String> missing = new ArrayList<>();
        String id = thing.state().id();
        if (thing.state().text("purpose").filter(text -> !text.isBlank()).isEmpty()) {
            missing.add("purpose");
        }
        if (context.environments().of(id).equals("UNKNOWN")) {
            missing.add("environment");
        }
        if (!hasDependency(context.estate(), id)) {
            missing.add("dependency");
        }
        if (thing.owners().isEmpty()) {
            missing.add("owner");
        }
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String title = thing.name() + " lacks " + String.join(", ", missing);
        return Optional.of(thing.suspicion(
                context,
                "incomplete",
                title,
                Severity.LOW,
                10 + 5.0 * missing.size(),
                List.of(Evidence.of(
                        thing.state(), "No source says of " + thing.name() + ": " + String.join(", ", missing)))));
    }

    /** Whether it is known what works with it: a workload that runs as it or uses its secret, or who acts as it. */
    private static boolean hasDependency(Estate estate, String id) {
        return DEPENDENTS.stream().anyMatch(kind -> !estate.to(id, kind).isEmpty())
                || estate.to(id, RelationKind.AUTHENTICATES).stream()
                        .anyMatch(secret ->
                                !estate.to(secret.from(), RelationKind.USES).isEmpty());
    }

    private static final List<RelationKind> DEPENDENTS =
            List.of(RelationKind.RUNS_AS, RelationKind.CAN_ASSUME, RelationKind.FEDERATES_TO);
}
