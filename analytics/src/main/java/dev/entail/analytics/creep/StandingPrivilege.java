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
import dev.entail.analytics.Suspicion;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds privileges that are always on though they could be taken up for the time of need. */
@AutoService(Analysis.class)
public final class StandingPrivilege implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("creep.standing-privilege")
            .title("Standing privilege")
            .severity(Severity.MEDIUM)
            .summary("A privileged role is held all the time where it could be taken up just in time.")
            .recommendation("Make the role eligible: to be taken up with a reason, for hours, with an approval.")
            .controls(
                    Control.owaspNhi("NHI5"),
                    Control.owaspNhi("NHI7"),
                    Control.csf("PR.AA-05"),
                    Control.sp80053("AC-6"),
                    Control.cis("5.4"))
            .subjects(Subject.HOLDERS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        Set<String> justInTime = justInTime(context);
        List<Suspicion> found = new ArrayList<>();
        for (EntityState holder : Subject.all(context)) {
            if (!Subject.isBreakGlass(holder)) {
                Set<String> told = new HashSet<>();
                Entitlements.of(context)
                        .grants(holder.id())
                        .forEach(grant -> standing(context, grant.relation(), justInTime)
                                .filter(standing -> told.add(standing.to()))
                                .ifPresent(standing -> found.add(suspicion(context, holder, grant, standing))));
            }
        }
        return found;
    }

    /** The roles and systems in which somebody takes up a role for a time. */
    private static Set<String> justInTime(AnalysisContext context) {
        Set<String> possible = new HashSet<>();
        for (RelationState grant : context.estate().relations(RelationKind.HAS_ROLE)) {
            if (Boolean.FALSE.equals(grant.properties().get("standing"))) {
                possible.add(grant.to());
                provider(context, grant.to()).ifPresent(possible::add);
            }
        }
        return possible;
    }

    private static Optional<String> provider(AnalysisContext context, String role) {
        return context.estate()
                .entity(role)
                .flatMap(state -> state.text("provider"))
                .map(name -> "provider " + name);
    }

    /** {@return the standing grant of a privileged role that a grant is, or that the group it leads into has} */
    private static Optional<RelationState> standing(
            AnalysisContext context, RelationState given, Set<String> justInTime) {
        if (given.time("expiresAt").isPresent()) {
            return Optional.empty();
        }
        return switch (given.kind()) {
            case HAS_ROLE -> Optional.of(given).filter(grant -> isStanding(context, grant, justInTime));
            case MEMBER_OF ->
                Groups.roles(context, given.to()).stream()
                        .filter(grant -> isStanding(context, grant, justInTime))
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static boolean isStanding(AnalysisContext context, RelationState grant, Set<String> justInTime) {
        if (grant.time("expiresAt").isPresent() || !context.privilege().isPrivileged(grant.to())) {
            return false;
        }
        Object said = grant.properties().get("standing");
        boolean possible = justInTime.contains(grant.to())
                || provider(context, grant.to()).filter(justInTime::contains).isPresent();
        return Boolean.TRUE.equals(said) || (said == null && possible);
    }

    private static Suspicion suspicion(
            AnalysisContext context, EntityState holder, Grant grant, RelationState standing) {
        String role = Phrases.name(context, standing.to());
        String via = grant.isMembership() ? " through " + Phrases.name(context, grant.target()) : "";
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                grant.relation(),
                "%s has %s%s since %s, all the time and without an end"
                        .formatted(holder.displayName(), role, via, grant.since())));
        if (grant.isMembership()) {
            evidence.add(Evidence.of(standing, Phrases.name(context, standing.from()) + " has " + role));
        }
        context.privilege()
                .why(standing.to())
                .ifPresent(why -> evidence.add(Evidence.of(standing, "it is privileged: " + why)));
        return new Suspicion(
                EntityRef.of(holder),
                standing.to(),
                "%s holds the privileged %s all the time%s".formatted(holder.displayName(), role, via),
                Severity.MEDIUM,
                52,
                evidence);
    }
}
