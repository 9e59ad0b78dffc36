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
import dev.entail.analytics.Need;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds access that was granted longer ago than a window and not used in it. */
@AutoService(Analysis.class)
public final class UnusedGrants implements Analysis {
    static final Descriptor ABOUT = Descriptor.of("creep.unused")
            .title("Access not used")
            .severity(Severity.MEDIUM)
            .summary("Access granted for longer than the window was not used in it, by the evidence of use.")
            .recommendation("Take away what was not used; keep what is needed rarely as time-bound access on request.")
            .controls(Control.owaspNhi("NHI5"), Control.csf("PR.AA-05"), Control.sp80053("AC-6"), Control.cis("6.8"))
            .setting("days", 90, "whole days without use; younger grants are not judged")
            .setting("weight", 0.5, "how much the unused share counts in the creep score, 0 to 1")
            .needs(new Need("use of what is held", UnusedGrants::isUseKnown))
            .subjects(Subject.HOLDERS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    private static boolean isUseKnown(AnalysisContext context, EntityState holder) {
        return Entitlements.of(context).isUseKnown(holder.id());
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return Subject.suspicions(
                context,
                holder -> UnusedAccess.of(context, holder)
                        .filter(access -> access.unused() > 0)
                        .map(access -> suspicion(context, holder, access)));
    }

    private static Suspicion suspicion(AnalysisContext context, EntityState holder, UnusedAccess access) {
        long days = context.days(ABOUT, "days");
        List<UnusedAccess.Part> parts = access.parts(context, holder);
        boolean isPrivileged = parts.stream()
                .anyMatch(part -> context.privilege().isPrivileged(part.grant().target()));
        double risk = Math.min(100, 15 + 45 * access.share() + (isPrivileged ? 15 : 0));
        return new Suspicion(
                EntityRef.of(holder),
                "unused",
                "%s did not use %d of %s in %d days"
                        .formatted(
                                holder.displayName(),
                                access.unused(),
                                Phrases.count(access.judged(), "entitlement"),
                                days),
                Phrases.severity(risk),
                risk,
                evidence(context, holder, access, parts));
    }

    static List<Evidence> evidence(AnalysisContext context, EntityState holder, UnusedAccess access) {
        return evidence(context, holder, access, access.parts(context, holder));
    }

    private static List<Evidence> evidence(
            AnalysisContext context, EntityState holder, UnusedAccess access, List<UnusedAccess.Part> parts) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                holder,
                "weighted by what they can do, %s of what is older than the window was not used"
                        .formatted(Phrases.percent(access.share()))));
        for (UnusedAccess.Part part : parts) {
            String names =
                    part.unused().stream().limit(5).map(Entitlement::name).collect(Collectors.joining(", "));
            String more = part.unused().size() > 5 ? " and " + (part.unused().size() - 5) + " more" : "";
            Grant grant = part.grant();
            evidence.add(Evidence.of(
                    grant.relation(),
                    "%s, held since %s, not used: %s%s"
                            .formatted(Phrases.name(context, grant.target()), grant.since(), names, more)));
        }
        return Phrases.shown(holder, evidence);
    }
}
