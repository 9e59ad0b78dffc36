// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Finds exceptions past their end and still in force, and exceptions without an owner, a reason or an end. */
@AutoService(Analysis.class)
public final class ExceptionExpired implements Analysis {
    private static final Subjects EXCEPTIONS = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY, EntityLabel.GROUP, EntityLabel.WORKLOAD),
            (context, state) -> !exceptions(context, state.id()).isEmpty());
    private static final Descriptor ABOUT = Descriptor.of("governance.exception-expired")
            .title("Exception expired or without bounds")
            .severity(Severity.MEDIUM)
            .summary("An exception is past its end and in force, or it has no owner, no reason or no end.")
            .recommendation("Take the exception back, or have its owner renew it with a reason and an end.")
            .controls(Control.csf("PR.AA-05"), Control.sp80053("AC-2 j"), Control.cis("6.1"))
            .subjects(EXCEPTIONS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return EXCEPTIONS
                .of(context)
                .flatMap(holder ->
                        exceptions(context, holder.id()).stream().flatMap(grant -> of(context, holder, grant).stream()))
                .toList();
    }

    private static List<RelationState> exceptions(AnalysisContext context, String holder) {
        return context.estate().from(holder, RelationKind.HAS_ROLE).stream()
                .filter(grant -> grant.text("basis").filter("EXCEPTION"::equals).isPresent())
                .toList();
    }

    private static Optional<Suspicion> of(AnalysisContext context, EntityState holder, RelationState grant) {
        boolean isExpired = GrantHolders.hasExpired(context, grant);
        List<String> lacks = lacks(grant);
        if (!isExpired && lacks.isEmpty()) {
            return Optional.empty();
        }
        String role = GrantHolders.name(context, grant.to());
        boolean isPrivileged = context.privilege().isPrivileged(grant.to());
        String without = String.join(", no ", lacks);
        String end = grant.date("expiresAt").map(day -> " on " + day).orElse("");
        String what = isExpired ? "ended" + end + " and is still in force" : "has no " + without;
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(grant, holder.displayName() + " has " + role + " as an exception, which " + what));
        if (isExpired && !lacks.isEmpty()) {
            evidence.add(Evidence.of(grant, "it has no " + without));
        }
        return Optional.of(new Suspicion(
                EntityRef.of(holder),
                grant.to() + (isExpired ? " expired" : " incomplete"),
                "The exception that gives " + holder.displayName() + " " + role + " " + what,
                isPrivileged ? Severity.HIGH : isExpired ? Severity.MEDIUM : Severity.LOW,
                isPrivileged ? 62 : isExpired ? 46 : 28,
                evidence));
    }

    /** Who approved an exception answers for it. */
    private static List<String> lacks(RelationState grant) {
        List<String> lacks = new ArrayList<>();
        if (isBlank(grant, "approvedBy")) {
            lacks.add("owner");
        }
        if (isBlank(grant, "reason") && isBlank(grant, "justification")) {
            lacks.add("reason");
        }
        if (grant.time("expiresAt").isEmpty()) {
            lacks.add("end");
        }
        return lacks;
    }

    private static boolean isBlank(RelationState grant, String property) {
        return grant.text(property).filter(text -> !text.isBlank()).isEmpty();
    }
}
