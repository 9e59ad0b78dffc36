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
import dev.entail.analytics.Precedence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.lifecycle.Departures.Leaver;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds live secrets that somebody who left has or knows, not renewed since. */
@AutoService(Analysis.class)
public final class LeaverCredentials implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.leaver-credentials")
            .precedence(Precedence.ORPHANED_CREDENTIAL)
            .title("Credential outlives a leaver")
            .severity(Severity.HIGH)
            .summary(
                    "A session, token, key or certificate of somebody who left, or a secret that they know, is live and was not rotated since.")
            .recommendation(
                    "Revoke what was the leaver's own; rotate what the leaver knew, and what stands in the same place.")
            .controls(
                    Control.owaspNhi("NHI1"),
                    Control.owaspNhi("NHI7"),
                    Control.csf("PR.AA-01"),
                    Control.sp80053("PS-4 b"),
                    Control.sp80053("IA-5 i"),
                    Control.cis("6.2"))
            .subjects(Subjects.SECRETS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        List<Suspicion> found = new ArrayList<>();
        for (Leaver leaver : Departures.of(context)) {
            Map<String, Held> held = new TreeMap<>();
            leaver.identities().forEach(identity -> collect(context, identity, held));
            held.values().stream()
                    .filter(it -> SecretLife.isLive(context, it.secret))
                    .filter(it -> !SecretLife.isRenewedSince(
                            context, it.secret, leaver.departure().at()))
                    .filter(it -> it.tie.kind() == RelationKind.AUTHENTICATES || opensSomething(context, it.secret))
                    .map(it -> suspicion(context, leaver, it))
                    .forEach(found::add);
        }
        return found;
    }

    /** A secret, and the relation that ties it to the leaver. */
    private record Held(EntityState secret, RelationState tie) {
        String how(AnalysisContext context) {
            return switch (tie.kind()) {
                case AUTHENTICATES -> "authenticates " + Grants.name(context, tie.to());
                case KNOWS -> "is known to " + Grants.name(context, tie.from());
                default -> "was made by " + Grants.name(context, tie.to());
            };
        }
    }

    private static void collect(AnalysisContext context, EntityState identity, Map<String, Held> held) {
        String id = identity.id();
        context.estate().to(id, RelationKind.AUTHENTICATES).forEach(it -> add(context, it.from(), it, held));
        context.estate().from(id, RelationKind.KNOWS).forEach(it -> add(context, it.to(), it, held));
        context.estate().to(id, RelationKind.CREATED_BY).forEach(it -> add(context, it.from(), it, held));
    }

    private static void add(AnalysisContext context, String secret, RelationState tie, Map<String, Held> held) {
        context.estate()
                .entity(secret)
                .filter(state -> state.label() == EntityLabel.SECRET)
                .ifPresent(state -> held.putIfAbsent(secret, new Held(state, tie)));
    }

    /** What authenticates only identities that are disabled or gone is of no use to somebody else. */
    private static boolean opensSomething(AnalysisContext context, EntityState secret) {
        List<RelationState> opens = context.estate().from(secret.id(), RelationKind.AUTHENTICATES);
        return opens.isEmpty()
                || opens.stream()
                        .flatMap(it -> context.estate().entity(it.to()).stream())
                        .anyMatch(context.people()::isActive);
    }

    private static Suspicion suspicion(AnalysisContext context, Leaver leaver, Held held) {
        Optional<String> privilege = context.estate().from(held.secret.id(), RelationKind.AUTHENTICATES).stream()
                .flatMap(it -> context.privilege().why(it.to()).stream())
                .findFirst();
        String history = SecretLife.history(context, held.secret);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(leaver.evidence(context.at()));
        evidence.add(Evidence.of(held.tie, held.secret.displayName() + " " + held.how(context)));
        evidence.add(Evidence.of(held.secret, held.secret.displayName() + " is live, " + history));
        privilege.ifPresent(
                why -> evidence.add(Evidence.of(held.secret, "what it authenticates is privileged: " + why)));
        boolean onlyMade = held.tie.kind() == RelationKind.CREATED_BY;
        Severity usual = onlyMade ? Severity.MEDIUM : Severity.HIGH;
        return new Suspicion(
                EntityRef.of(held.secret),
                leaver.person().id(),
                held.secret.displayName() + " is live and not rotated; it " + held.how(context) + ", and "
                        + leaver.left(context.at()),
                privilege.isPresent() ? Severity.CRITICAL : usual,
                privilege.isPresent() ? 90 : onlyMade ? 50 : 70,
                evidence);
    }
}
