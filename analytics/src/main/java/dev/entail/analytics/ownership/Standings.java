// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.estate.Ownerships;
import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Follows every owner of an estate to its ends. A person, a team and a contact are ends; an NHI and a vendor without a
 * contact are as good as their own owners. What is known at an end is handed back along the chain until nothing changes,
 * so that long chains and loops cost no more than their relations.
 */
final class Standings {
    private final Estate estate;
    private final People people;
    private final Ownerships ownerships;
    private final LocalDate today;
    private final Map<String, Standing> known = new HashMap<>();

    Standings(AnalysisContext context) {
        this.estate = context.estate();
        this.people = context.people();
        this.ownerships = context.ownerships();
        this.today = context.today();
        Set<String> links = new HashSet<>();
        estate.relations(RelationKind.OWNED_BY).forEach(relation -> {
            if (!known.containsKey(relation.to()) && !links.contains(relation.to())) {
                if (isLink(relation.to())) {
                    links.add(relation.to());
                } else {
                    known.put(relation.to(), end(relation.to()));
                }
            }
        });
        follow(links);
    }

    static Standings of(AnalysisContext context) {
        return context.shared(Standings.class, Standings::new);
    }

    /** {@return what one owner comes to} */
    Standing of(String owner) {
        return known.getOrDefault(owner, Standing.NOTHING);
    }

    /** {@return what all of these owners come to together} */
    Standing of(List<RelationState> owners) {
        return owners.stream().map(owner -> of(owner.to())).reduce(Standing.NOTHING, Standing::and);
    }

    /** An owner that answers only through its own owners. */
    private boolean isLink(String owner) {
        if (!ownerships.humansBehind(owner).isEmpty() || ownerships.isStanding(owner)) {
            return false;
        }
        return estate.entity(owner)
                .filter(state -> People.isNhi(state)
                        || (state.label() == EntityLabel.OWNER
                                && !kind(state).equals("TEAM")
                                && !estate.from(owner, RelationKind.OWNED_BY).isEmpty()))
                .filter(state -> people.personOf(owner).isEmpty())
                .isPresent();
    }

    private Standing end(String owner) {
        List<EntityState> humans = ownerships.humansBehind(owner);
        if (!humans.isEmpty()) {
            NavigableSet<String> ids = new TreeSet<>();
            humans.forEach(human -> ids.add(human.id()));
            return Standing.ofPeople(ids, lastDay(humans));
        }
        if (ownerships.isStanding(owner)) {
            return Standing.CONTACT;
        }
        return estate.entity(owner)
                .filter(state -> people.personOf(owner).isEmpty() && people.isActive(state))
                .map(Standings::endWithoutPeople)
                .orElse(Standing.DEPARTED);
    }

    private static Standing endWithoutPeople(EntityState owner) {
        if (owner.label() == EntityLabel.OWNER) {
            return kind(owner).equals("VENDOR") ? Standing.DEAD_END : Standing.DEPARTED;
        }
        boolean canBeAsked =
                owner.text("email").isPresent() || owner.text("contact").isPresent();
        return canBeAsked ? Standing.CONTACT : Standing.DEAD_END;
    }

    private static String kind(EntityState state) {
        return state.text("kind").orElse("");
    }

    private LocalDate lastDay(List<EntityState> humans) {
        return humans.stream().map(this::lastDay).max(LocalDate::compareTo).orElse(LocalDate.MAX);
    }

    /** The last day that a source names for a person, by a date or by an event to come. */
    private LocalDate lastDay(EntityState person) {
        LocalDate announced = estate.to(person.id(), RelationKind.ABOUT).stream()
                .flatMap(about -> estate.entity(about.from()).stream())
                .filter(event -> kind(event).equals("LEFT"))
                .flatMap(event -> event.time("at").stream())
                .map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC))
                .filter(day -> !day.isBefore(today))
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
        LocalDate end = person.date("endDate").orElse(LocalDate.MAX);
        return end.isBefore(announced) ? end : announced;
    }

    private void follow(Set<String> links) {
        Deque<String> changed = new ArrayDeque<>();
        for (String link : links) {
            List<RelationState> owners = ownerships.of(link);
            known.put(link, owners.isEmpty() ? Standing.DEAD_END : of(owners));
            changed.add(link);
        }
        while (!changed.isEmpty()) {
            String owner = changed.remove();
            for (RelationState owned : estate.to(owner, RelationKind.OWNED_BY)) {
                if (!links.contains(owned.from())) {
                    continue;
                }
                Standing before = of(owned.from());
                Standing after = before.and(of(owner));
                if (!after.equals(before)) {
                    known.put(owned.from(), after);
                    changed.add(owned.from());
                }
            }
        }
    }
}
