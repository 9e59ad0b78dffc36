// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

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
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds people whose job, department, manager, location or contract changed and whose access nobody reviewed since. */
@AutoService(Analysis.class)
public final class MoverUnreviewed implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.mover-unreviewed")
            .title("Moved, and not reviewed")
            .severity(Severity.MEDIUM)
            .summary(
                    "Department, job, manager, location or contract scope changed, and no access was reviewed within the days after it.")
            .recommendation(
                    "Have the new manager review what the person holds: confirm what the new work needs, remove the rest.")
            .controls(Control.csf("PR.AA-05"), Control.sp80053("PS-5"), Control.cis("6.1"))
            .setting("days", 14, "whole days after the change within which access is to be reviewed")
            .subjects(Subjects.PEOPLE)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return Subjects.PEOPLE
                .of(context)
                .filter(person -> context.people().departure(person.id()).isEmpty())
                .flatMap(person -> of(context, person).stream())
                .toList();
    }

    private static Optional<Suspicion> of(AnalysisContext context, EntityState person) {
        List<EntityState> moves = context.people().events(person.id(), "MOVED", "RESCOPED");
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        List<String> ids = Stream.concat(Stream.of(person), context.people().accountsOf(person.id()).stream())
                .map(EntityState::id)
                .toList();
        Optional<Instant> review = Reviews.last(context, ids);
        Optional<EntityState> oldest = moves.reversed().stream()
                .filter(move -> review.filter(time -> !time.isBefore(at(move))).isEmpty())
                .findFirst();
        return oldest.filter(move -> Ages.days(context, at(move)) >= context.days(ABOUT, "days"))
                .filter(move -> ids.stream().anyMatch(id -> Grants.areThere(context, id)))
                .map(move -> suspicion(context, person, ids, move, review));
    }

    private static Instant at(EntityState event) {
        return event.time("at").orElse(event.firstSeen());
    }

    private static Suspicion suspicion(
            AnalysisContext context, EntityState person, List<String> ids, EntityState move, Optional<Instant> review) {
        long days = Ages.days(context, at(move));
        String what = Stream.of("detail", "reason")
                .flatMap(property -> move.text(property).stream())
                .findFirst()
                .map(text -> ": " + text)
                .orElse("");
        boolean isPrivileged = ids.stream().anyMatch(context.privilege()::isPrivileged);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(move, person.displayName() + " moved " + at(move) + what));
        evidence.add(Evidence.of(person, Reviews.sentence(review)));
        ids.stream()
                .flatMap(id -> Grants.of(context, id).stream())
                .filter(grant ->
                        grant.time("grantedAt").filter(at(move)::isAfter).isPresent())
                .forEach(grant ->
                        evidence.add(Evidence.of(grant, "held since before: " + Grants.name(context, grant.to()))));
        return new Suspicion(
                EntityRef.of(person),
                move.id(),
                person.displayName() + " moved " + Ages.count(days, "day") + " ago and no access was reviewed since",
                isPrivileged ? Severity.HIGH : Severity.MEDIUM,
                isPrivileged ? 62 : 42,
                evidence);
    }
}
