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
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds machine identities whose workload moved, without a new credential or with broader permissions since. */
@AutoService(Analysis.class)
public final class NhiMoved implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.nhi-moved")
            .title("Moved with its old credential")
            .severity(Severity.HIGH)
            .summary(
                    "A workload changed cluster, environment or scope, and its credential was not rotated, or it inherited broader permissions.")
            .recommendation(
                    "Rotate the credential in the new place, and narrow the permissions to what the workload does there.")
            .controls(
                    Control.owaspNhi("NHI5"),
                    Control.owaspNhi("NHI7"),
                    Control.csf("PR.AA-05"),
                    Control.sp80053("AC-6"),
                    Control.sp80053("IA-5"),
                    Control.cis("6.8"))
            .setting("days", 30, "days after the move within which new permissions count as come with it")
            .subjects(Subjects.NHIS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        List<Suspicion> found = new ArrayList<>();
        for (EntityState workload : context.estate().entities(EntityLabel.WORKLOAD)) {
            lastMove(context, workload.id())
                    .filter(move -> !Retirements.isRetired(context, workload))
                    .ifPresent(move -> found.addAll(ofWorkload(context, workload, move)));
        }
        Subjects.NHIS
                .of(context)
                .filter(context.people()::isActive)
                .forEach(nhi -> lastMove(context, nhi.id())
                        .flatMap(move -> of(context, nhi, nhi, move, secrets(context, nhi.id())))
                        .ifPresent(found::add));
        return found;
    }

    private static Optional<EntityState> lastMove(AnalysisContext context, String id) {
        return context.people().events(id, "MOVED", "RESCOPED").stream().findFirst();
    }

    /** The finding is about the identity it runs as; about itself where it has only secrets. */
    private static List<Suspicion> ofWorkload(AnalysisContext context, EntityState workload, EntityState move) {
        List<EntityState> identities = context.estate().from(workload.id(), RelationKind.RUNS_AS).stream()
                .flatMap(it -> context.estate().entity(it.to()).stream())
                .filter(context.people()::isActive)
                .toList();
        List<EntityState> used = states(context, context.estate().from(workload.id(), RelationKind.USES));
        if (identities.isEmpty()) {
            return of(context, workload, workload, move, used).stream().toList();
        }
        return identities.stream()
                .flatMap(nhi -> of(
                        context,
                        nhi,
                        workload,
                        move,
                        Stream.concat(secrets(context, nhi.id()).stream(), used.stream())
                                .toList())
                        .stream())
                .toList();
    }

    private static List<EntityState> states(AnalysisContext context, List<RelationState> to) {
        return to.stream()
                .flatMap(it -> context.estate().entity(it.to()).stream())
                .toList();
    }

    private static List<EntityState> secrets(AnalysisContext context, String nhi) {
        return context.estate().to(nhi, RelationKind.AUTHENTICATES).stream()
                .flatMap(it -> context.estate().entity(it.from()).stream())
                .toList();
    }

    private static Optional<Suspicion> of(
            AnalysisContext context,
            EntityState subject,
            EntityState moved,
            EntityState move,
            List<EntityState> secrets) {
        Instant at = move.time("at").orElse(move.firstSeen());
        Map<String, EntityState> old = new LinkedHashMap<>();
        secrets.stream()
                .filter(secret -> SecretLife.isLive(context, secret))
                .filter(secret -> !SecretLife.isRenewedSince(context, secret, at))
                .forEach(secret -> old.put(secret.id(), secret));
        List<RelationState> broader = broader(context, subject, at);
        if (old.isEmpty() && broader.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        String what = Stream.of("detail", "reason")
                .flatMap(property -> move.text(property).stream())
                .findFirst()
                .map(text -> ": " + text)
                .orElse("");
        evidence.add(Evidence.of(move, moved.displayName() + " moved " + at + what));
        old.values()
                .forEach(secret -> evidence.add(Evidence.of(
                        secret, secret.displayName() + " is live, " + SecretLife.history(context, secret))));
        broader.forEach(it -> evidence.add(
                Evidence.of(it, "new since the move, and not approved: " + Grants.name(context, it.to()))));
        return Optional.of(suspicion(context, subject, moved, move, old.size(), broader.size(), evidence));
    }

    /** Permissions that came within days after the move and that nobody approved, where the identity was known before. */
    private static List<RelationState> broader(AnalysisContext context, EntityState nhi, Instant move) {
        return Gains.of(context, nhi).stream()
                .filter(gain -> !gain.at().isBefore(move))
                .filter(gain -> java.time.Duration.between(move, gain.at()).toDays() <= context.days(ABOUT, "days"))
                .map(Gains.Gain::relation)
                .filter(it ->
                        it.text("approvedBy").isEmpty() && it.text("ticket").isEmpty())
                .filter(it -> it.time("certifiedAt").isEmpty())
                .toList();
    }

    private static Suspicion suspicion(
            AnalysisContext context,
            EntityState subject,
            EntityState moved,
            EntityState move,
            int old,
            int broader,
            List<Evidence> evidence) {
        Instant at = move.time("at").orElse(move.firstSeen());
        boolean isPrivileged = context.privilege().isPrivileged(subject.id());
        String how = old == 0 ? "" : Ages.count(old, "credential") + " not rotated since";
        String more = broader == 0 ? "" : Ages.count(broader, "new grant") + " that nobody approved";
        String who = subject.id().equals(moved.id())
                ? subject.displayName()
                : subject.displayName() + ", which " + moved.displayName() + " runs as,";
        return new Suspicion(
                EntityRef.of(subject),
                move.id(),
                who + " moved " + Ages.count(Ages.days(context, at), "day") + " ago and has " + how
                        + (old > 0 && broader > 0 ? " and " : "") + more,
                isPrivileged ? Severity.HIGH : Severity.MEDIUM,
                isPrivileged ? 68 : 50,
                evidence);
    }
}
