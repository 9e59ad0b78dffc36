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
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Finds AI agents that gained tools or access after they were last reviewed. */
@AutoService(Analysis.class)
public final class AgentScopeGrew implements Analysis {
    private static final Subjects AGENTS = new Subjects(
            EnumSet.of(EntityLabel.IDENTITY),
            (context, state) -> state.text("kind").orElse("").equals("AI_AGENT")
                    && context.people().isActive(state));
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.agent-scope-grew")
            .title("Agent grew after its review")
            .severity(Severity.MEDIUM)
            .summary(
                    "An AI agent gained tools or production access after its last review, or since it was made where nobody reviewed it.")
            .recommendation("Review what the agent may do now, log it, and withdraw what the review does not confirm.")
            .controls(Control.owaspNhi("NHI5"), Control.csf("PR.AA-05"), Control.sp80053("AC-6"), Control.cis("6.8"))
            .subjects(AGENTS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return AGENTS.of(context).flatMap(agent -> of(context, agent).stream()).toList();
    }

    private static Optional<Suspicion> of(AnalysisContext context, EntityState agent) {
        Optional<Instant> review = context.people().events(agent.id(), "REVIEWED", "CERTIFIED").stream()
                .findFirst()
                .flatMap(event -> event.time("at"));
        Instant since = review.orElse(agent.time("createdAt").orElse(agent.firstSeen()));
        List<RelationState> gained = Gains.of(context, agent).stream()
                .filter(gain -> gain.at().isAfter(since))
                .filter(gain -> gain.relation()
                        .time("certifiedAt")
                        .filter(time -> !time.isBefore(gain.at()))
                        .isEmpty())
                .map(Gains.Gain::relation)
                .toList();
        List<EntityState> rescoped = context.people().events(agent.id(), "RESCOPED").stream()
                .filter(event -> event.time("at").filter(since::isBefore).isPresent())
                .toList();
        return gained.isEmpty() && rescoped.isEmpty()
                ? Optional.empty()
                : Optional.of(suspicion(context, agent, review, gained, rescoped));
    }

    private static Suspicion suspicion(
            AnalysisContext context,
            EntityState agent,
            Optional<Instant> review,
            List<RelationState> gained,
            List<EntityState> rescoped) {
        boolean isProduction = gained.stream().anyMatch(it -> Gains.reachesProduction(context, it));
        boolean isStrong = isProduction
                || gained.stream().anyMatch(it -> context.privilege().isPrivileged(it.to()));
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(agent, Reviews.sentence(review)));
        gained.forEach(it -> evidence.add(Evidence.of(
                it,
                agent.displayName() + " gained " + Grants.name(context, it.to())
                        + it.text("grantedAt").map(time -> " " + time).orElse("")
                        + (Gains.reachesProduction(context, it) ? ", which is in production" : ""))));
        rescoped.forEach(event -> evidence.add(Evidence.of(
                event,
                "its scope changed " + event.text("at").orElse("")
                        + event.text("detail").map(text -> ": " + text).orElse(""))));
        int count = gained.size() + rescoped.size();
        return new Suspicion(
                EntityRef.of(agent),
                "grew",
                agent.displayName() + " gained "
                        + Ages.count(count, "tool or grant")
                        + (isProduction ? " in production" : "")
                        + (review.isPresent() ? " after its last review" : " and was never reviewed"),
                isStrong ? Severity.HIGH : Severity.MEDIUM,
                isStrong ? 68 : 45,
                evidence);
    }
}
