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
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds machine identities that are active and were not used for long, or never. */
@AutoService(Analysis.class)
public final class Dormant implements Analysis {
    private static final Subjects ACTIVE_NHIS = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY),
            (context, state) -> People.isNhi(state) && context.people().isActive(state) && !state.flag("breakGlass"));
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.dormant")
            .title("Dormant NHI")
            .severity(Severity.MEDIUM)
            .summary("An active NHI was not used for the number of days, or never since it was made.")
            .recommendation("Ask its owner, disable it for a while, then remove it with its secrets and grants.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-05"), Control.sp80053("AC-2(3)"), Control.cis("5.3"))
            .setting("days", 90, "whole days without use after which an NHI is dormant")
            .needs(new Need("last use", (context, nhi) -> Uses.of(context).isKnown(nhi)))
            .subjects(ACTIVE_NHIS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        Uses uses = Uses.of(context);
        long window = context.days(ABOUT, "days");
        return ACTIVE_NHIS
                .of(context)
                .filter(uses::isKnown)
                .flatMap(nhi -> of(context, nhi, uses.last(nhi), window).stream())
                .toList();
    }

    private static Optional<Suspicion> of(
            AnalysisContext context, EntityState nhi, Optional<Instant> used, long window) {
        Instant born = nhi.time("createdAt").orElse(nhi.firstSeen());
        long days = Ages.days(context, used.orElse(born));
        if (days < window || Ages.days(context, born) < window) {
            return Optional.empty();
        }
        boolean isPrivileged = context.privilege().isPrivileged(nhi.id());
        String fact = used.map(time -> nhi.displayName() + " was last used " + time)
                .orElse(nhi.displayName() + " has been there since " + born + " and no use of it is recorded");
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(nhi, fact));
        context.privilege().why(nhi.id()).ifPresent(why -> evidence.add(Evidence.of(nhi, "it is privileged: " + why)));
        return Optional.of(new Suspicion(
                EntityRef.of(nhi),
                used.isPresent() ? "not-used" : "never-used",
                nhi.displayName()
                        + (used.isPresent()
                                ? " was not used for " + Ages.count(days, "day")
                                : " was never used in " + Ages.count(days, "day")),
                isPrivileged ? Severity.HIGH : Severity.MEDIUM,
                Math.min(100, (isPrivileged ? 62 : 38) + Math.min(8, days / 90.0)),
                evidence));
    }

    /** When identities were last used, and which sources tell. */
    private static final class Uses {
        private final AnalysisContext context;
        private final Set<String> telling = new HashSet<>();

        private Uses(AnalysisContext context) {
            this.context = context;
            context.estate().entities(EntityLabel.IDENTITY).stream()
                    .filter(People::isNhi)
                    .filter(nhi -> last(nhi).isPresent())
                    .forEach(nhi -> telling.add(sort(nhi)));
        }

        static Uses of(AnalysisContext context) {
            return context.shared(Uses.class, Uses::new);
        }

        /** Of a system that tells the last use of some of a kind, what has none was never used. */
        boolean isKnown(EntityState nhi) {
            return telling.contains(sort(nhi));
        }

        private static String sort(EntityState nhi) {
            return Systems.of(nhi) + " " + nhi.text("kind").orElse("");
        }

        Optional<Instant> last(EntityState nhi) {
            List<Instant> times = new ArrayList<>();
            nhi.time("lastActiveAt").ifPresent(times::add);
            for (RelationState use : context.estate().from(nhi.id(), RelationKind.USED)) {
                use.time("lastUsedAt").ifPresent(times::add);
            }
            for (RelationState opens : context.estate().to(nhi.id(), RelationKind.AUTHENTICATES)) {
                context.estate()
                        .known(opens.from())
                        .flatMap(secret -> secret.time("lastUsedAt"))
                        .ifPresent(times::add);
            }
            return Ages.latest(times);
        }
    }
}
