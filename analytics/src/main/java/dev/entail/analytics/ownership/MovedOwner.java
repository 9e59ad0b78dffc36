// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import com.google.auto.service.AutoService;
import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Control;
import dev.entail.analytics.Descriptor;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what this says: the owner changed department or job since taking it and has not attested it again. */
@AutoService(Analysis.class)
public final class MovedOwner implements Analysis {
    private static final Descriptor ABOUT = Descriptor.of("ownership.moved")
            .title("The owner moved since")
            .severity(Severity.MEDIUM)
            .summary("The owner changed department or job since taking it and has not attested it again.")
            .recommendation("Ask the owner to attest it, or hand it over to the old team.")
            .controls(Control.owaspNhi("NHI1"), Control.csf("PR.AA-05"), Control.sp80053("PS-5"), Control.cis("5.5"))
            .needs(OwnerNeeds.MOVES)
            .subjects(Ownable.THINGS)
            .build();

    @Override
    public Descriptor about() {
        return ABOUT;
    }

    @Override
    public List<Suspicion> run(AnalysisContext context) {
        return OwnedThing.all(context).stream()
                .filter(thing -> thing.standing().stands())
                .flatMap(thing -> thing.owners().stream()
                        .collect(Collectors.groupingBy(RelationState::to, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .flatMap(owner -> suspicion(context, thing, owner.getKey(), owner.getValue()).stream()))
                .toList();
    }

    private static Optional<Suspicion> suspicion(
            AnalysisContext context, OwnedThing thing, String owner, List<RelationState> said) {
        Optional<EntityState> person = context.people().personOf(owner);
        if (person.isEmpty() || context.people().departure(person.get().id()).isPresent()) {
            return Optional.empty();
        }
        Instant taken =
                said.stream().flatMap(MovedOwner::known).min(Instant::compareTo).orElseThrow();
        Optional<Instant> attested = said.stream()
                .flatMap(relation -> relation.time("attestedAt").stream())
                .max(Instant::compareTo);
        return context.people().events(person.get().id(), "MOVED").stream()
                .filter(MovedOwner::isOfWork)
                .findFirst()
                .filter(move -> at(move).isAfter(taken)
                        && attested.filter(time -> !time.isBefore(at(move))).isEmpty())
                .map(move -> suspicion(context, thing, person.get(), move));
    }

    /** When the owner is known to have had it. */
    private static Stream<Instant> known(RelationState owner) {
        return Stream.concat(
                Stream.of(owner.time("since").orElse(owner.firstSeen())), owner.time("attestedAt").stream());
    }

    private static Instant at(EntityState event) {
        return event.time("at").orElse(Instant.EPOCH);
    }

    /** A move of place or of manager alone leaves the work as it was. */
    private static boolean isOfWork(EntityState move) {
        String detail =
                (move.text("detail").orElse("") + " " + move.text("reason").orElse("")).toLowerCase(Locale.ROOT);
        boolean elsewhere = detail.contains("location") || detail.contains("manager");
        return !elsewhere || WORK.stream().anyMatch(detail::contains);
    }

    private static Suspicion suspicion(
            AnalysisContext context, OwnedThing thing, EntityState person, EntityState move) {
        List<Evidence> evidence = new ArrayList<>(thing.ownerEvidence(context));
        evidence.add(Evidence.of(move, person.displayName() + " moved at " + at(move)));
        String title = person.displayName() + " moved since taking " + thing.name() + " and has not attested it again";
        return thing.suspicion(context, person.id(), title, Severity.MEDIUM, 35, evidence);
    }

    private static final List<String> WORK = List.of("department", "job", "title", "team");
}
