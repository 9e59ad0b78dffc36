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
import dev.entail.analytics.Severity;
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds temporary, emergency and exception grants that are past their end and still there, or never had an end. */
@AutoService(Analysis.class)
public final class TemporaryBecamePermanent implements Analysis {
    private static final Set<String> PASSING = Set.of("TEMPORARY", "EMERGENCY", "EXCEPTION");
    private static final Subjects HOLDERS = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY, EntityLabel.GROUP, EntityLabel.WORKLOAD), (context, state) -> true);
    static final Descriptor ABOUT = Descriptor.of("creep.temporary-became-permanent")
            .title("Temporary access became permanent")
            .severity(Severity.MEDIUM)
            .summary("A temporary, emergency or exception grant is past its end and still there, or has no end.")
            .recommendation(
                    "Take it away, or grant it anew as what it is, with an approval; set an end to what is passing.")
            .controls(
                    Control.owaspNhi("NHI5"),
                    Control.csf("PR.AA-05"),
                    Control.sp80053("AC-2"),
                    Control.sp80053("AC-6"),
                    Control.cis("6.1"))
            .setting(
                    "weight",
                    0.4,
                    "how much grants past their end or without explanation count in the creep score, 0 to 1")
            .subjects(HOLDERS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return HOLDERS.of(context)
                .flatMap(holder -> passing(context, holder.id()).flatMap(grant -> of(context, holder, grant).stream()))
                .toList();
    }

    /** A grant that has an end was meant to be temporary, whatever it was called. */
    private static Stream<RelationState> passing(AnalysisContext context, String holder) {
        return Stream.of(RelationKind.HAS_ROLE, RelationKind.MEMBER_OF)
                .flatMap(kind -> context.estate().from(holder, kind).stream())
                .filter(grant -> grant.time("expiresAt").isPresent() || isCalledPassing(grant));
    }

    private static boolean isCalledPassing(RelationState grant) {
        return grant.text("basis").filter(PASSING::contains).isPresent();
    }

    /** {@return whether a grant outlived its end, or is of a passing kind without one} */
    static boolean isOverdue(AnalysisContext context, RelationState grant) {
        Optional<Instant> end = grant.time("expiresAt");
        return end.isPresent() ? !context.at().isBefore(end.get()) : isCalledPassing(grant);
    }

    private static Optional<Suspicion> of(AnalysisContext context, EntityState holder, RelationState grant) {
        boolean endless = grant.time("expiresAt").isEmpty();
        if (!isOverdue(context, grant) || (endless && Subject.isBreakGlass(holder))) {
            return Optional.empty();
        }
        String what = Phrases.name(context, grant.to());
        String basis = grant.text("basis")
                .map(it -> it.toLowerCase(java.util.Locale.ROOT))
                .orElse("temporary");
        String how = grant.date("expiresAt")
                .map(day -> "ended on " + day + " and is still there")
                .orElse("has no end");
        boolean isPrivileged = context.privilege().isPrivileged(grant.to());
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                grant,
                "%s has %s on a basis that is %s, granted %s, which %s"
                        .formatted(
                                holder.displayName(),
                                what,
                                basis,
                                grant.time("grantedAt").orElse(grant.firstSeen()),
                                how)));
        return Optional.of(new Suspicion(
                EntityRef.of(holder),
                grant.to(),
                "The %s access of %s to %s %s".formatted(basis, holder.displayName(), what, how),
                isPrivileged ? Severity.HIGH : Severity.MEDIUM,
                isPrivileged ? 64 : 44,
                evidence));
    }
}
