// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Evidence;
import dev.entail.analytics.estate.Departure;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The people who have left, each with the accounts that are theirs and nobody else's. */
final class Departures {
    private final List<Leaver> all;

    private Departures(AnalysisContext context) {
        this.all = Stream.concat(
                        context.estate().entities(EntityLabel.IDENTITY).stream(), context.estate().gone().stream())
                .filter(state -> state.label() == EntityLabel.IDENTITY)
                .filter(state -> context.people().isPerson(state))
                .flatMap(person -> context.people().departure(person.id()).stream()
                        .map(departure -> new Leaver(person, departure, accounts(context, person))))
                .toList();
    }

    static List<Leaver> of(AnalysisContext context) {
        return context.shared(Departures.class, Departures::new).all;
    }

    private static List<EntityState> accounts(AnalysisContext context, EntityState person) {
        return context.people().accountsOf(person.id()).stream()
                .filter(account -> !belongsToOneWhoStays(context, account.id(), person.id()))
                .toList();
    }

    /** Somebody hired again has a new record, and keeps the account. */
    static boolean belongsToOneWhoStays(AnalysisContext context, String account, String leaver) {
        return context.estate().from(account, RelationKind.ACCOUNT_OF).stream()
                .map(RelationState::to)
                .filter(person -> !person.equals(leaver))
                .flatMap(person -> context.people().personOf(person).stream())
                .filter(person -> !person.id().equals(leaver))
                .anyMatch(person -> context.people().departure(person.id()).isEmpty());
    }

    /** Somebody who has left. */
    record Leaver(EntityState person, Departure departure, List<EntityState> accounts) {
        /** {@return the person's record, whether or not it is still there, and the accounts} */
        List<EntityState> identities() {
            List<EntityState> all = new ArrayList<>(accounts);
            all.addFirst(person);
            return all;
        }

        /** A status alone tells that somebody left, not when. */
        private boolean isDated() {
            return !departure.at().equals(person.firstSeen());
        }

        /** {@return that they left and when, such as {@code Ann left 26 hours ago}} */
        String left(Instant at) {
            if (!isDated()) {
                return person.displayName() + " has left";
            }
            long hours =
                    Math.max(0, java.time.Duration.between(departure.at(), at).toHours());
            String ago = hours < 72 ? Ages.count(hours, "hour") : Ages.count(hours / 24, "day");
            return person.displayName() + " left " + ago + " ago";
        }

        Evidence evidence(Instant at) {
            Map<String, String> detail = isDated()
                    ? Map.of("leftAt", departure.at().toString(), "hoursOpen", String.valueOf(hours(at)))
                    : Map.of("leftAt", "unknown");
            return new Evidence(
                    person.displayName() + " has left: " + departure.why(),
                    departure.source(),
                    person.id(),
                    detail,
                    departure.at());
        }

        /** {@return hours since they left, 0 where it is not known when} */
        long hours(Instant at) {
            return isDated()
                    ? Math.max(0, java.time.Duration.between(departure.at(), at).toHours())
                    : 0;
        }
    }
}
