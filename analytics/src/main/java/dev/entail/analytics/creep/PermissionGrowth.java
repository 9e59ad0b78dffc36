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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Finds identities whose effective permissions grew in a window beyond what anybody approved. */
@AutoService(Analysis.class)
public final class PermissionGrowth implements Analysis {
    static final Descriptor ABOUT = Descriptor.of("creep.growth")
            .title("Permissions grew without approval")
            .severity(Severity.MEDIUM)
            .summary("Effective permissions grew by more than the percentage in the window without an approval event.")
            .recommendation(
                    "Have somebody approve what came, or take it away; look at the role or group that brought it.")
            .controls(Control.owaspNhi("NHI5"), Control.csf("PR.AA-05"), Control.sp80053("AC-6"), Control.cis("6.8"))
            .setting("days", 90, "days back to which is compared")
            .setting("percent", 25, "growth above which it is found, in percent of what was there")
            .setting("weight", 0.3, "how much growth counts in the creep score, 0 to 1")
            .needs(new Need(
                    "what it held at the beginning of the window",
                    (context, holder) -> Growth.of(context, holder).isPresent()))
            .subjects(Subject.HOLDERS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        double most = context.setting(ABOUT, "percent") / 100;
        return Subject.suspicions(
                context,
                holder -> Growth.of(context, holder)
                        .filter(growth -> growth.share() > most)
                        .map(growth -> suspicion(context, holder, growth)));
    }

    private static Suspicion suspicion(AnalysisContext context, EntityState holder, Growth growth) {
        double risk = Math.min(
                100,
                30 + 20 * Math.min(1, growth.share()) + (context.privilege().isPrivileged(holder.id()) ? 15 : 0));
        return new Suspicion(
                EntityRef.of(holder),
                "growth",
                "The permissions of %s grew by %s in %d days, from %d to %d, without an approval"
                        .formatted(
                                holder.displayName(),
                                Phrases.percent(growth.share()),
                                context.days(ABOUT, "days"),
                                growth.before(),
                                growth.now()),
                Phrases.severity(risk),
                risk,
                evidence(context, holder, growth));
    }

    static List<Evidence> evidence(AnalysisContext context, EntityState holder, Growth growth) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                holder,
                "%s on %s, %d now, %d of them approved since"
                        .formatted(
                                Phrases.count(growth.before(), "pair") + " of action and resource",
                                growth.baseline().truncatedTo(ChronoUnit.SECONDS),
                                growth.now(),
                                growth.approved())));
        for (Growth.Gain gain : growth.gained()) {
            evidence.add(Evidence.of(
                    gain.grant().relation(),
                    "%s came through %s, given %s"
                            .formatted(
                                    gain.entitlement().name(),
                                    Phrases.name(context, gain.grant().target()),
                                    gain.grant().since())));
        }
        return Phrases.shown(holder, evidence);
    }
}
