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
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds grants in whose making one person had two parts that are to be apart. */
@AutoService(Analysis.class)
public final class SelfApproved implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("governance.self-approved")
            .title("Approved by oneself")
            .severity(Severity.HIGH)
            .summary(
                    "The requester, approver, certifier or executor of a grant are the same person, or the one who holds it.")
            .recommendation(
                    "Have somebody else approve or certify the grant, and keep the parts apart in the workflow.")
            .controls(Control.csf("PR.AA-05"), Control.sp80053("AC-5"), Control.cis("6.1"))
            .needs(new Need("who approved", SelfApproved::isTold))
            .subjects(GrantHolders.SUBJECTS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        Actors actors = Actors.of(context);
        List<Suspicion> found = new ArrayList<>();
        GrantHolders.SUBJECTS.of(context).forEach(holder -> {
            List<EntityState> requests = context.people().events(holder.id(), "REQUESTED", "APPROVED");
            for (RelationState grant : GrantHolders.grants(context, holder.id())) {
                GrantParts parts = GrantParts.of(context, actors, grant, requests);
                parts.worst().ifPresent(clash -> found.add(suspicion(actors, holder, grant, parts, clash)));
            }
        });
        return found;
    }

    private static boolean isTold(AnalysisContext context, EntityState holder) {
        return GrantHolders.grants(context, holder.id()).stream()
                .anyMatch(grant -> Stream.of("approvedBy", "grantedBy", "executedBy", "certifiedBy")
                        .anyMatch(part -> grant.text(part).isPresent()));
    }

    private static Suspicion suspicion(
            Actors actors, EntityState holder, RelationState grant, GrantParts parts, GrantParts.Clash clash) {
        String role = actors.name(grant.to());
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(grant, holder.displayName() + " has " + role + ": " + parts.sentence(actors)));
        return new Suspicion(
                EntityRef.of(holder),
                grant.to(),
                actors.name(clash.who()) + " " + clash.what() + " for the grant of " + role + " to "
                        + holder.displayName(),
                clash.severity(),
                switch (clash.severity()) {
                    case HIGH, CRITICAL -> 66;
                    case MEDIUM -> 45;
                    case LOW, INFO -> 22;
                },
                evidence);
    }
}
