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
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds identities whose state, privileges and place in the business disagree. */
@AutoService(Analysis.class)
public final class StateMismatch implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.state-mismatch")
            .title("States that disagree")
            .severity(Severity.HIGH)
            .summary(
                    "The directory has disabled somebody and another account is active, or what is disabled or on leave still has privileges or sessions.")
            .recommendation(
                    "Bring the systems to one state: disable the accounts downstream, end the sessions, take the roles away.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-05"), Control.sp80053("AC-2 h"), Control.cis("6.2"))
            .needs(Need.property("status", "status"))
            .subjects(Subjects.IDENTITIES)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        List<Suspicion> found = new ArrayList<>();
        Subjects.PEOPLE
                .of(context)
                .forEach(person -> downstream(context, person).ifPresent(found::add));
        Subjects.IDENTITIES
                .of(context)
                .filter(identity -> !identity.flag("breakGlass"))
                .forEach(identity -> {
                    privilegeOfDisabled(context, identity).ifPresent(found::add);
                    sessionOfAbsent(context, identity).ifPresent(found::add);
                });
        return found;
    }

    /** Whatever the directory has disabled, here the record or every directory account, is to be disabled elsewhere. */
    private static Optional<Suspicion> downstream(AnalysisContext context, EntityState person) {
        List<EntityState> accounts = context.people().accountsOf(person.id());
        List<EntityState> directory =
                accounts.stream().filter(Systems::isDirectory).toList();
        boolean isDisabled = !directory.isEmpty() && directory.stream().noneMatch(context.people()::isActive);
        boolean isEnded = isDisabled(person);
        List<EntityState> active = accounts.stream()
                .filter(context.people()::isActive)
                .filter(account -> isEnded || !Systems.isDirectory(account))
                .toList();
        if (active.isEmpty() || !(isDisabled || isEnded)) {
            return Optional.empty();
        }
        boolean isPrivileged =
                active.stream().anyMatch(it -> context.privilege().isPrivileged(it.id()));
        List<Evidence> evidence = new ArrayList<>();
        Stream.concat(isEnded ? Stream.of(person) : Stream.empty(), directory.stream())
                .filter(StateMismatch::isDisabled)
                .forEach(it -> evidence.add(
                        Evidence.of(it, it.displayName() + " of " + Systems.of(it) + " is " + status(it))));
        active.forEach(it -> evidence.add(Evidence.of(
                it,
                it.displayName() + " of " + Systems.of(it) + " is "
                        + (status(it).isEmpty() ? "there, without a status" : status(it)))));
        return Optional.of(new Suspicion(
                EntityRef.of(person),
                "downstream-active",
                person.displayName() + " is disabled in the directory and active in "
                        + Ages.count(active.stream().map(Systems::of).distinct().count(), "other system"),
                isPrivileged ? Severity.CRITICAL : Severity.HIGH,
                isPrivileged ? 84 : 60,
                evidence));
    }

    private static Optional<Suspicion> privilegeOfDisabled(AnalysisContext context, EntityState identity) {
        List<RelationState> kept = isDisabled(identity)
                ? Grants.of(context, identity.id()).stream()
                        .filter(grant -> context.privilege().isPrivileged(grant.to()))
                        .toList()
                : List.of();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(identity, identity.displayName() + " is " + status(identity)));
        kept.forEach(grant -> evidence.add(Evidence.of(grant, "it still has " + Grants.name(context, grant.to()))));
        return Optional.of(new Suspicion(
                EntityRef.of(identity),
                "privileged-while-disabled",
                identity.displayName() + " is " + status(identity) + " and still has "
                        + Ages.count(kept.size(), "privileged role"),
                Severity.MEDIUM,
                45,
                evidence));
    }

    /** A live token of somebody who is away or disabled is a session that goes on. */
    private static Optional<Suspicion> sessionOfAbsent(AnalysisContext context, EntityState identity) {
        String state = context.people()
                .personOf(identity.id())
                .map(StateMismatch::status)
                .filter("ON_LEAVE"::equals)
                .orElse(status(identity));
        boolean isAway = state.equals("ON_LEAVE") || state.equals("DISABLED") || state.equals("SUSPENDED");
        if (!isAway || !context.privilege().isPrivileged(identity.id())) {
            return Optional.empty();
        }
        List<RelationState> sessions = context.estate().to(identity.id(), RelationKind.AUTHENTICATES).stream()
                .filter(it -> context.estate()
                        .entity(it.from())
                        .filter(secret -> secret.text("kind").orElse("").equals("TOKEN"))
                        .filter(secret -> SecretLife.isLive(context, secret))
                        .isPresent())
                .toList();
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(identity, identity.displayName() + " is " + state));
        sessions.forEach(it -> evidence.add(
                Evidence.of(it, Grants.name(context, it.from()) + " is a live token of " + identity.displayName())));
        return Optional.of(new Suspicion(
                EntityRef.of(identity),
                "session",
                identity.displayName() + " is " + state + " and has "
                        + Ages.count(sessions.size(), "live privileged session"),
                Severity.HIGH,
                66,
                evidence));
    }

    private static boolean isDisabled(EntityState identity) {
        String status = status(identity);
        return status.equals("DISABLED") || status.equals("SUSPENDED") || status.equals("TERMINATED");
    }

    private static String status(EntityState identity) {
        return identity.text("status").filter(it -> !it.equals("UNKNOWN")).orElse("");
    }
}
