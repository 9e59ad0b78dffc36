// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.EntityRef;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Finds access that people kept from the job they had before. */
@AutoService(Analysis.class)
public final class MoverResidue implements Analysis {
    private static final Subjects PEOPLE = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY),
            (context, state) -> People.isHuman(state) && Subject.isJudged(context, state));
    static final Descriptor ABOUT = Descriptor.of("creep.mover-residue")
            .title("Access kept from the job before")
            .severity(Severity.MEDIUM)
            .summary(
                    "Grants from before the last move are typical of the old peers, not of the new, and not approved again since.")
            .recommendation("Have the new manager confirm what is still needed, and take away the rest.")
            .controls(
                    Control.owaspNhi("NHI5"),
                    Control.csf("PR.AA-05"),
                    Control.sp80053("PS-5"),
                    Control.cis("6.1"),
                    Control.cis("6.2"))
            .setting("typical", 0.5, "share of peers from which an entitlement is typical of them")
            .setting("weight", 0.5, "how much the share of residue counts in the creep score, 0 to 1")
            .needs(new Need(
                    "department or job",
                    (context, person) -> Attributes.of(person).isKnown()))
            .subjects(PEOPLE)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        List<Suspicion> found = new ArrayList<>();
        PEOPLE.of(context)
                .toList()
                .forEach(person -> Residue.of(context, person)
                        .ifPresent(residue -> found.add(suspicion(context, person, residue))));
        return found;
    }

    private static Suspicion suspicion(AnalysisContext context, EntityState person, Residue residue) {
        boolean isPrivileged = residue.parts().stream()
                .anyMatch(part -> context.privilege().isPrivileged(part.grant().target()));
        double risk = Math.min(100, 38 + 25 * residue.share() + (isPrivileged ? 18 : 0));
        return new Suspicion(
                EntityRef.of(person),
                residue.move().event().id(),
                "%s kept %s from before the move of %s"
                        .formatted(
                                person.displayName(),
                                Phrases.count(residue.parts().size(), "grant"),
                                residue.movedAt()),
                Phrases.severity(risk),
                risk,
                evidence(context, person, residue));
    }

    static List<Evidence> evidence(AnalysisContext context, EntityState person, Residue residue) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                residue.move().event(),
                "moved %s from %s to %s%s"
                        .formatted(
                                residue.movedAt(),
                                residue.old().name(),
                                residue.now().name(),
                                residue.inferred() ? "; where from is concluded from the grants" : "")));
        for (Residue.Part part : residue.parts()) {
            evidence.add(Evidence.of(
                    part.grant().relation(),
                    "%s, %s: %s of the old peers have it and %s of the new; not approved again since the move"
                            .formatted(
                                    Phrases.name(context, part.grant().target()),
                                    part.dated() ? "given " + part.grant().since() : "given at an unknown time",
                                    Phrases.percent(part.shareOld()),
                                    Phrases.percent(part.shareNow()))));
        }
        return Phrases.shown(person, evidence);
    }
}
