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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds identities and secrets that are live though what ran with them is retired. */
@AutoService(Analysis.class)
public final class WorkloadRetired implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.workload-retired")
            .title("Outlives its workload")
            .severity(Severity.HIGH)
            .summary("A workload is retired, and its identity or secret, which nothing else uses, is still active.")
            .recommendation("Disable the identity, revoke its secrets, and remove its grants after a while.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-05"), Control.sp80053("AC-2(3)"), Control.cis("5.3"))
            .subjects(Subjects.WORKLOADS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return Stream.concat(context.estate().entities(EntityLabel.WORKLOAD).stream(), context.estate().gone().stream())
                .filter(state -> state.label() == EntityLabel.WORKLOAD)
                .filter(workload -> Retirements.isRetired(context, workload))
                .flatMap(workload -> left(context, workload))
                .toList();
    }

    private static Stream<Suspicion> left(AnalysisContext context, EntityState workload) {
        Stream<Suspicion> identities = context.estate().from(workload.id(), RelationKind.RUNS_AS).stream()
                .filter(it -> context.estate()
                        .entity(it.to())
                        .filter(context.people()::isActive)
                        .isPresent())
                .filter(it -> isUnused(context, it))
                .map(it -> suspicion(context, workload, it));
        Stream<Suspicion> secrets = context.estate().from(workload.id(), RelationKind.USES).stream()
                .filter(it -> context.estate()
                        .entity(it.to())
                        .filter(secret -> SecretLife.isLive(context, secret))
                        .isPresent())
                .filter(it -> isUnused(context, it))
                .map(it -> suspicion(context, workload, it));
        return Stream.concat(identities, secrets);
    }

    /** Whether no workload that still runs has the same identity or secret. */
    private static boolean isUnused(AnalysisContext context, RelationState tie) {
        return context.estate().to(tie.to(), tie.kind()).stream()
                .flatMap(it -> context.estate().known(it.from()).stream())
                .allMatch(workload -> Retirements.isRetired(context, workload));
    }

    private static Suspicion suspicion(AnalysisContext context, EntityState workload, RelationState tie) {
        EntityState left = context.estate().entity(tie.to()).orElseThrow();
        boolean isPrivileged = context.privilege().isPrivileged(left.id());
        String verb = tie.kind() == RelationKind.RUNS_AS ? " ran as " : " used ";
        Optional<Instant> since = Retirements.since(context, workload);
        String ago = since.map(time -> " " + Ages.count(Ages.days(context, time), "day") + " ago")
                .orElse("");
        String retired = since.map(time -> " since " + time).orElse(", no source tells since when");
        return new Suspicion(
                EntityRef.of(left),
                workload.id(),
                left.displayName() + " is still active though " + workload.displayName() + ", which" + verb
                        + "it, was retired" + ago,
                isPrivileged ? Severity.CRITICAL : Severity.HIGH,
                isPrivileged ? 85 : 62,
                List.of(
                        Evidence.of(workload, workload.displayName() + " is retired" + retired),
                        Evidence.of(tie, workload.displayName() + verb + left.displayName()),
                        Evidence.of(
                                left,
                                left.displayName() + " is "
                                        + left.text("status").orElse("there"))));
    }
}
