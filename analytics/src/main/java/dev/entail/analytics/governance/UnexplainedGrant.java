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
import dev.entail.analytics.estate.GrantEvents;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds grants of which no source tells why they were made, where it tells so of others. */
@AutoService(Analysis.class)
public final class UnexplainedGrant implements Analysis {
    private static final Set<String> EXPLAINING =
            Set.of("BASELINE", "LOCATION", "POLICY", "EXCEPTION", "TEMPORARY", "EMERGENCY");
    private static final Descriptor ABOUT = Descriptor.of("governance.unexplained-grant")
            .title("Grant without explanation")
            .severity(Severity.MEDIUM)
            .summary("No baseline, location profile, policy, exception, ticket or approval explains a grant.")
            .recommendation("Find out why it was given and record it, or take it away.")
            .controls(Control.csf("PR.AA-05"), Control.sp80053("AC-2"), Control.cis("6.1"))
            .needs(new Need("ground of grants", UnexplainedGrant::isTold))
            .subjects(GrantHolders.SUBJECTS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        Set<String> telling = telling(context);
        List<Suspicion> found = new ArrayList<>();
        GrantHolders.SUBJECTS
                .of(context)
                .filter(holder -> isInUse(context, holder))
                .forEach(holder -> {
                    List<EntityState> approvals = context.people().events(holder.id(), "APPROVED");
                    GrantHolders.grants(context, holder.id()).stream()
                            .filter(grant -> telling.contains(grant.source()))
                            .filter(grant -> !isExplained(grant))
                            .filter(grant -> approvals.stream()
                                    .noneMatch(event -> GrantEvents.isOf(context.estate(), event, grant)))
                            .map(grant -> suspicion(context, holder, grant))
                            .forEach(found::add);
                });
        return found;
    }

    private static boolean isInUse(AnalysisContext context, EntityState holder) {
        return holder.label() != EntityLabel.IDENTITY || context.people().isActive(holder);
    }

    /** That somebody made it by hand says how it came about and not why. */
    private static boolean isExplained(RelationState grant) {
        return grant.text("basis").filter(EXPLAINING::contains).isPresent()
                || Stream.of("ticket", "approvedBy")
                        .anyMatch(property -> grant.text(property)
                                .filter(text -> !text.isBlank())
                                .isPresent());
    }

    /** The sources that explain any grant at all. */
    private record Telling(Set<String> sources) {}

    private static Set<String> telling(AnalysisContext context) {
        return context.shared(
                        Telling.class,
                        it -> new Telling(it.estate().relations(RelationKind.HAS_ROLE).stream()
                                .filter(UnexplainedGrant::isExplained)
                                .map(RelationState::source)
                                .collect(Collectors.toSet())))
                .sources;
    }

    private static boolean isTold(AnalysisContext context, EntityState holder) {
        Set<String> telling = telling(context);
        return GrantHolders.grants(context, holder.id()).stream()
                .map(RelationState::source)
                .allMatch(telling::contains);
    }

    private static Suspicion suspicion(AnalysisContext context, EntityState holder, RelationState grant) {
        String role = GrantHolders.name(context, grant.to());
        Optional<String> privilege = context.privilege().why(grant.to());
        String when = grant.text("grantedAt").map(at -> " since " + at).orElse("");
        String reason = grant.text("reason")
                .or(() -> grant.text("justification"))
                .map(it -> "; it says: " + it)
                .orElse("");
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                grant,
                holder.displayName() + " has " + role + when + ", without baseline, exception, ticket or approval"
                        + reason));
        privilege.ifPresent(why -> evidence.add(Evidence.of(grant, "it is privileged: " + why)));
        return new Suspicion(
                EntityRef.of(holder),
                grant.to(),
                "Nothing explains why " + holder.displayName() + " has " + role,
                privilege.isPresent() ? Severity.HIGH : Severity.MEDIUM,
                privilege.isPresent() ? 64 : 40,
                evidence);
    }
}
