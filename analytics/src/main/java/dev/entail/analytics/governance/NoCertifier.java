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
import dev.entail.analytics.Subjects;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds privileged roles that nobody approves, certifies or can revoke. */
@AutoService(Analysis.class)
public final class NoCertifier implements Analysis {
    private static final Map<String, String> PARTS =
            new TreeMap<>(Map.of("DECISION", "approves", "CERTIFY", "certifies", "REVOKE", "can revoke"));
    private static final Subjects PRIVILEGED_ROLES = new Subjects(
            EnumSet.of(EntityLabel.ROLE),
            (context, role) -> role.flag("privileged")
                    || role.decimal("tier").filter(tier -> tier <= 1).isPresent());
    private static final Descriptor ABOUT = Descriptor.of("governance.no-certifier")
            .title("Nobody decides on a privileged role")
            .severity(Severity.MEDIUM)
            .summary(
                    "A privileged role has nobody who approves, certifies or can revoke it, or only somebody who has left.")
            .recommendation(
                    "Name who approves, who certifies and who can revoke the role, and not all of them the same.")
            .controls(Control.csf("PR.AA-05"), Control.sp80053("AC-2"), Control.cis("6.1"))
            .needs(new Need(
                    "who decides",
                    (context, role) -> !context.estate()
                            .from(role.id(), RelationKind.DECIDED_BY)
                            .isEmpty()))
            .subjects(PRIVILEGED_ROLES)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return PRIVILEGED_ROLES
                .of(context)
                .flatMap(role -> of(context, role).stream())
                .toList();
    }

    /** Of a team whose members no source names it is not known that nobody is left. */
    private static boolean isThere(AnalysisContext context, String decider) {
        boolean isUntold = context.estate()
                        .entity(decider)
                        .filter(state -> state.label() == EntityLabel.OWNER)
                        .isPresent()
                && context.estate().to(decider, RelationKind.MEMBER_OF).isEmpty();
        return isUntold || context.ownerships().isStanding(decider);
    }

    private static Optional<Suspicion> of(AnalysisContext context, EntityState role) {
        List<RelationState> deciders = context.estate().from(role.id(), RelationKind.DECIDED_BY);
        List<String> missing = PARTS.keySet().stream()
                .filter(part -> deciders.stream()
                        .filter(it -> it.text("role").orElse("").equals(part))
                        .noneMatch(it -> isThere(context, it.to())))
                .map(PARTS::get)
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                role,
                "of " + role.displayName() + " no source names anybody with the organisation who "
                        + String.join(" or ", missing)));
        deciders.forEach(it -> evidence.add(Evidence.of(
                it,
                GrantHolders.name(context, it.to()) + " has the part "
                        + it.text("role").orElse("")
                        + (isThere(context, it.to()) ? "" : " and is not with the organisation"))));
        boolean isTop = role.decimal("tier").filter(tier -> tier <= 0).isPresent();
        boolean isNobody = missing.size() == PARTS.size();
        return Optional.of(new Suspicion(
                EntityRef.of(role),
                "no-certifier",
                "Nobody " + String.join(" or ", missing) + " the privileged role " + role.displayName(),
                isTop ? Severity.HIGH : Severity.MEDIUM,
                (isTop ? 60 : 42) + (isNobody ? 5 : 0),
                evidence));
    }
}
