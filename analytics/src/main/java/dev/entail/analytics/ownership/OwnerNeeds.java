// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Need;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What has to be known of owners before silence about them means that all is well. */
final class OwnerNeeds {
    /** Whether the people that own it still work here. */
    static final Need STATUS = new Need(
            "status of the owners",
            (context, thing) -> people(context, thing)
                    .allMatch(person -> person.text("status").isPresent()
                            || person.date("endDate").isPresent()
                            || !context.people()
                                    .events(person.id(), "JOINED", "MOVED", "LEFT")
                                    .isEmpty()));

    /** Whether a source of the people that own it says when people leave. */
    static final Need LAST_DAY = new Need(
            "last day of the owners",
            (context, thing) -> people(context, thing)
                    .allMatch(person -> tells(Told.of(context).lastDays(), person)));

    /** Whether a source of the people that own it says when people move. */
    static final Need MOVES = new Need(
            "moves of the owners",
            (context, thing) -> people(context, thing)
                    .allMatch(person -> tells(Told.of(context).moves(), person)));

    /** Whether a source of the thing says who controls anything. */
    static final Need CONTROL = new Need(
            "who controls it", (context, thing) -> tells(Told.of(context).control(), thing));

    private OwnerNeeds() {}

    private static Stream<EntityState> people(AnalysisContext context, EntityState thing) {
        return context.ownerships().of(thing.id()).stream()
                .map(RelationState::to)
                .flatMap(owner -> context.people().personOf(owner).stream());
    }

    private static boolean tells(Collection<String> sources, EntityState state) {
        return state.sources().stream().anyMatch(sources::contains);
    }

    /** The sources that tell something of anybody. */
    private record Told(Set<String> lastDays, Set<String> moves, Set<String> control) {
        static Told of(AnalysisContext context) {
            return context.shared(Told.class, Told::read);
        }

        private static Told read(AnalysisContext context) {
            Told told = new Told(new HashSet<>(), new HashSet<>(), new HashSet<>());
            for (EntityState identity : context.estate().entities(EntityLabel.IDENTITY)) {
                if (identity.date("endDate").isPresent()) {
                    told.lastDays.addAll(identity.sources());
                }
            }
            for (RelationState about : context.estate().relations(RelationKind.ABOUT)) {
                context.estate()
                        .entity(about.from())
                        .flatMap(event -> event.text("kind"))
                        .ifPresent(kind -> {
                            if (kind.equals("LEFT")) {
                                told.lastDays.add(about.source());
                            }
                            if (kind.equals("MOVED")) {
                                told.moves.add(about.source());
                            }
                        });
            }
            context.estate().relations(RelationKind.CONTROLS).forEach(control -> told.control.add(control.source()));
            context.estate().relations(RelationKind.GRANTS).forEach(grant -> told.control.add(grant.source()));
            return told;
        }
    }
}
