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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds applications that changed after their access was last reviewed. */
@AutoService(Analysis.class)
public final class ReviewedBeforeChange implements Analysis {
    private static final Subjects APPLICATIONS = new Subjects(
            EnumSet.of(EntityLabel.WORKLOAD, EntityLabel.IDENTITY),
            (context, state) -> state.label() == EntityLabel.WORKLOAD
                    ? !Retirements.isRetired(context, state)
                    : People.isNhi(state)
                            && !context.people().events(state.id(), "CHANGED").isEmpty());
    private static final Descriptor ABOUT = Descriptor.of("lifecycle.reviewed-before-change")
            .title("Reviewed before it changed")
            .severity(Severity.LOW)
            .summary("The last review of an application's access is older than the last change of the application.")
            .recommendation(
                    "Review again what the application and its identities may do, now that it does something else.")
            .controls(Control.csf("PR.AA-05"), Control.sp80053("AC-2 j"), Control.cis("6.8"))
            .needs(
                    new Need(
                            "last change",
                            (context, state) -> changed(context, state).isPresent()),
                    new Need(
                            "last review",
                            (context, state) -> reviewed(context, state).isPresent()))
            .subjects(APPLICATIONS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return APPLICATIONS
                .of(context)
                .flatMap(application -> of(context, application).stream())
                .toList();
    }

    /** A new deployment of the same thing is no change; what says that it changed is. */
    private static Optional<Instant> changed(AnalysisContext context, EntityState application) {
        List<Instant> times = new ArrayList<>();
        application
                .time("changedAt")
                .filter(time -> !time.isAfter(context.at()))
                .ifPresent(times::add);
        context.people()
                .events(application.id(), "CHANGED", "RESCOPED")
                .forEach(event -> event.time("at").ifPresent(times::add));
        return Ages.latest(times);
    }

    private static Optional<Instant> reviewed(AnalysisContext context, EntityState application) {
        List<String> ids = Stream.concat(
                        Stream.of(application.id()),
                        context.estate().from(application.id(), RelationKind.RUNS_AS).stream()
                                .map(RelationState::to))
                .toList();
        return Reviews.last(context, ids);
    }

    private static Optional<Suspicion> of(AnalysisContext context, EntityState application) {
        Optional<Instant> changed = changed(context, application);
        Optional<Instant> reviewed = reviewed(context, application);
        if (changed.isEmpty() || reviewed.isEmpty() || !reviewed.get().isBefore(changed.get())) {
            return Optional.empty();
        }
        boolean isProduction = context.environments().isProduction(application.id());
        long days = Ages.days(context, changed.get());
        return Optional.of(new Suspicion(
                EntityRef.of(application),
                "changed-after-review",
                application.displayName() + " changed " + Ages.count(days, "day")
                        + " ago, after its access was last reviewed",
                isProduction ? Severity.MEDIUM : Severity.LOW,
                isProduction ? 40 : 25,
                List.of(
                        Evidence.of(application, application.displayName() + " last changed " + changed.get()),
                        Evidence.of(application, Reviews.sentence(reviewed)))));
    }
}
