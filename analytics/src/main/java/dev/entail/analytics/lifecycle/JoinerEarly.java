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
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.estate.GrantEvents;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds people who had access before they began or before it was approved, or more than the baseline on the first day. */
@AutoService(Analysis.class)
public final class JoinerEarly implements Analysis {
    private static final Set<String> BASELINE = Set.of("BASELINE", "LOCATION", "POLICY");
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.joiner-early")
            .title("Access before its time")
            .severity(Severity.MEDIUM)
            .summary(
                    "A joiner had access before the start date or before its approval, or more than the baseline on the first day.")
            .recommendation(
                    "Withdraw it until the start date or the approval, and give on the first day what the baseline gives.")
            .controls(Control.csf("PR.AA-05"), Control.sp80053("PS-3"), Control.sp80053("AC-6"), Control.cis("6.1"))
            .setting("days", 90, "days after the start, or after a grant, within which it is judged")
            .needs(Need.property("start date", "startDate"))
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
                .flatMap(person -> of(context, person))
                .toList();
    }

    private static Stream<Suspicion> of(AnalysisContext context, EntityState person) {
        List<EntityState> identities = Stream.concat(
                        Stream.of(person), context.people().accountsOf(person.id()).stream())
                .toList();
        List<RelationState> grants = identities.stream()
                .flatMap(identity -> Grants.of(context, identity.id()).stream())
                .toList();
        Optional<LocalDate> start = person.date("startDate").filter(day -> isJoining(context, day));
        Stream<Suspicion> atStart = start.stream()
                .flatMap(day -> Stream.of(
                                beforeStart(context, person, identities, grants, day),
                                overBaseline(context, person, grants, day))
                        .flatMap(Optional::stream));
        return Stream.concat(atStart, beforeApproval(context, person, identities, grants).stream());
    }

    private static boolean isJoining(AnalysisContext context, LocalDate start) {
        return ChronoUnit.DAYS.between(start, context.today()) <= context.days(ABOUT, "days");
    }

    private static Optional<Suspicion> beforeStart(
            AnalysisContext context,
            EntityState person,
            List<EntityState> identities,
            List<RelationState> grants,
            LocalDate start) {
        List<Evidence> evidence = new ArrayList<>();
        grants.stream()
                .filter(grant ->
                        granted(grant).filter(day -> day.isBefore(start)).isPresent())
                .forEach(grant -> evidence.add(Evidence.of(grant, sentence(context, grant))));
        identities.stream()
                .filter(identity -> isOpenEarly(context, person, identity, start))
                .forEach(identity -> evidence.add(
                        Evidence.of(identity, identity.displayName() + " is active before the start date " + start)));
        identities.stream()
                .filter(identity ->
                        identity.date("lastActiveAt").filter(start::isAfter).isPresent())
                .forEach(identity -> evidence.add(Evidence.of(
                        identity,
                        identity.displayName() + " was used "
                                + identity.text("lastActiveAt").orElse(""))));
        String title = person.displayName() + " had access before the first day, " + start;
        return suspicion(context, person, "before-start", title, grants, evidence);
    }

    /** A record is there before its person; an account that is open before is access. */
    private static boolean isOpenEarly(
            AnalysisContext context, EntityState person, EntityState account, LocalDate start) {
        return start.isAfter(context.today())
                && !account.id().equals(person.id())
                && account.text("status").orElse("").equals("ACTIVE");
    }

    private static Optional<Suspicion> overBaseline(
            AnalysisContext context, EntityState person, List<RelationState> grants, LocalDate start) {
        List<RelationState> over = grants.stream()
                .filter(grant -> granted(grant).filter(start::equals).isPresent())
                .filter(grant -> grant.text("basis")
                        .filter(Predicate.not(BASELINE::contains))
                        .isPresent())
                .toList();
        String title = person.displayName() + " had " + Ages.count(over.size(), "role")
                + " beyond the baseline on the first day, " + start;
        return suspicion(context, person, "over-baseline", title, over, sentences(context, over));
    }

    private static Optional<Suspicion> beforeApproval(
            AnalysisContext context, EntityState person, List<EntityState> identities, List<RelationState> grants) {
        List<EntityState> approvals = identities.stream()
                .flatMap(identity -> context.people().events(identity.id(), "APPROVED").stream())
                .toList();
        if (approvals.isEmpty()) {
            return Optional.empty();
        }
        List<RelationState> early = grants.stream()
                .filter(grant ->
                        granted(grant).filter(day -> isJoining(context, day)).isPresent())
                .filter(grant -> isApprovedLater(context, grant, approvals))
                .toList();
        String title = person.displayName() + " had " + Ages.count(early.size(), "role") + " before the approval";
        return suspicion(context, person, "before-approval", title, early, sentences(context, early));
    }

    /** Where only days are told, the same day is in time. */
    private static boolean isApprovedLater(AnalysisContext context, RelationState grant, List<EntityState> approvals) {
        List<Instant> times = approvals.stream()
                .filter(event -> GrantEvents.isOf(context.estate(), event, grant))
                .flatMap(event -> event.time("at").stream())
                .sorted()
                .toList();
        return !times.isEmpty()
                && grant.time("grantedAt")
                        .filter(granted -> isBefore(granted, times.getFirst()))
                        .isPresent();
    }

    private static boolean isBefore(Instant granted, Instant approved) {
        boolean areDays = isMidnight(granted) || isMidnight(approved);
        return areDays ? day(granted).isBefore(day(approved)) : granted.isBefore(approved);
    }

    private static boolean isMidnight(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Optional<LocalDate> granted(RelationState grant) {
        return grant.date("grantedAt");
    }

    private static List<Evidence> sentences(AnalysisContext context, List<RelationState> grants) {
        return grants.stream()
                .map(grant -> Evidence.of(grant, sentence(context, grant)))
                .toList();
    }

    private static String sentence(AnalysisContext context, RelationState grant) {
        return Grants.name(context, grant.from()) + " was given " + Grants.name(context, grant.to()) + " "
                + grant.text("grantedAt").orElse("")
                + grant.text("basis").map(basis -> " as " + basis).orElse("")
                + grant.text("approvedBy").map(by -> ", approved by " + by).orElse(", no approval is recorded");
    }

    private static Optional<Suspicion> suspicion(
            AnalysisContext context,
            EntityState person,
            String cause,
            String title,
            List<RelationState> grants,
            List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> all = new ArrayList<>(evidence);
        all.addFirst(Evidence.of(
                person,
                person.displayName() + " starts " + person.text("startDate").orElse("on an unknown day")));
        boolean isPrivileged =
                grants.stream().anyMatch(grant -> context.privilege().isPrivileged(grant.to()));
        return Optional.of(new Suspicion(
                EntityRef.of(person),
                cause,
                title,
                isPrivileged ? Severity.HIGH : Severity.MEDIUM,
                isPrivileged ? 64 : 40,
                all));
    }
}
