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
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds people from outside who are active past the end of their contract, or without an end or a sponsor. */
@AutoService(Analysis.class)
public final class ContractEnded implements Analysis {
    private static final Set<String> FROM_OUTSIDE = Set.of("CONTRACTOR", "CONTINGENT_WORKER", "PARTNER");
    private static final Subjects CONTRACTORS = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY),
            (context, state) -> FROM_OUTSIDE.contains(state.text("kind").orElse(""))
                    && context.people().isPerson(state));
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.contract-ended")
            .title("Contract ended or without bounds")
            .severity(Severity.HIGH)
            .summary(
                    "A contractor or somebody of a vendor is active past the end date, or has no end date or no sponsor.")
            .recommendation(
                    "End the access, or record the extension: a new end date and a sponsor who is with the organisation.")
            .controls(
                    Control.owaspNhi("NHI1"),
                    Control.owaspNhi("NHI3"),
                    Control.csf("PR.AA-05"),
                    Control.sp80053("PS-7"),
                    Control.cis("6.2"))
            .subjects(CONTRACTORS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return CONTRACTORS
                .of(context)
                .flatMap(person -> of(context, person, active(context, person)))
                .toList();
    }

    private static List<EntityState> active(AnalysisContext context, EntityState person) {
        List<EntityState> identities = new ArrayList<>(context.people().accountsOf(person.id()));
        identities.addFirst(person);
        return identities.stream().filter(context.people()::isActive).toList();
    }

    private static Stream<Suspicion> of(AnalysisContext context, EntityState person, List<EntityState> active) {
        if (active.isEmpty()) {
            return Stream.empty();
        }
        Optional<LocalDate> end = person.date("endDate");
        if (end.filter(day -> day.isBefore(context.today())).isPresent()) {
            return Stream.of(ended(context, person, end.get(), active));
        }
        if (context.people().departure(person.id()).isPresent()) {
            return Stream.empty();
        }
        List<String> lacks = new ArrayList<>();
        if (end.isEmpty()) {
            lacks.add("end date");
        }
        if (!hasSponsor(context, person.id())) {
            lacks.add("sponsor who is with the organisation");
        }
        return lacks.isEmpty() ? Stream.empty() : Stream.of(unbounded(person, lacks));
    }

    /** Whom the person reports to, or who answers for the person: a colleague, a team or a vendor with a contact. */
    private static boolean hasSponsor(AnalysisContext context, String person) {
        return Stream.of(RelationKind.REPORTS_TO, RelationKind.OWNED_BY)
                .flatMap(kind -> context.estate().from(person, kind).stream())
                .filter(sponsor -> !sponsor.to().equals(person))
                .anyMatch(sponsor -> isThere(context, sponsor.to()));
    }

    /** Of a team or vendor whose members no source names it is not known that nobody is left. */
    private static boolean isThere(AnalysisContext context, String sponsor) {
        boolean isUntold = context.estate()
                        .entity(sponsor)
                        .filter(state -> state.label() == EntityLabel.OWNER)
                        .isPresent()
                && context.estate().to(sponsor, RelationKind.MEMBER_OF).isEmpty();
        return isUntold || context.ownerships().isStanding(sponsor);
    }

    private static Suspicion ended(
            AnalysisContext context, EntityState person, LocalDate end, List<EntityState> active) {
        long days = ChronoUnit.DAYS.between(end, context.today());
        boolean isPrivileged =
                active.stream().anyMatch(it -> context.privilege().isPrivileged(it.id()));
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(person, "the contract of " + person.displayName() + " ended on " + end));
        active.forEach(it -> evidence.add(
                Evidence.of(it, it.displayName() + " is " + it.text("status").orElse("there, without a status"))));
        return new Suspicion(
                EntityRef.of(person),
                "ended",
                "The contract of " + person.displayName() + " ended " + Ages.count(days, "day") + " ago and "
                        + (active.contains(person) ? "they are" : "an account is") + " still active",
                isPrivileged ? Severity.CRITICAL : Severity.HIGH,
                isPrivileged ? 88 : 66,
                evidence);
    }

    private static Suspicion unbounded(EntityState person, List<String> lacks) {
        String without = String.join(" and no ", lacks);
        boolean isOpenEnded = lacks.getFirst().equals("end date");
        String kind = person.text("kind")
                .orElse("")
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', ' ');
        return new Suspicion(
                EntityRef.of(person),
                "unbounded",
                person.displayName() + " is an active " + kind + " with no " + without,
                isOpenEnded ? Severity.MEDIUM : Severity.LOW,
                isOpenEnded ? 45 : 30,
                List.of(Evidence.of(person, "the sources name no " + without + " for " + person.displayName())));
    }
}
