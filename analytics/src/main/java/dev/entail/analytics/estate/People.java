// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.estate;

import static java.util.Comparator.comparing;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who of an estate is a person and who is an account or a machine, and who has left. */
public final class People {
    private static final Set<String> HUMAN = Set.of("EMPLOYEE", "CONTRACTOR", "CONTINGENT_WORKER", "PARTNER");
    private static final Set<String> NON_HUMAN = Set.of(
            "SERVICE_ACCOUNT", "CLOUD_ROLE", "MACHINE_USER", "WORKLOAD_IDENTITY", "APPLICATION", "AI_AGENT", "BOT");
    private static final Set<String> INACTIVE = Set.of("TERMINATED", "DISABLED", "SUSPENDED");
    private static final String[] COMING_AND_GOING = {"JOINED", "LEFT", "RETURNED"};

    private final Estate estate;
    private final Instant at;
    private final LocalDate today;
    private final Map<String, Optional<Departure>> departures = new ConcurrentHashMap<>();

    public People(Estate estate, Instant at) {
        this.estate = estate;
        this.at = at;
        this.today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    public static boolean isHuman(EntityState identity) {
        return HUMAN.contains(identity.text("kind").orElse(""));
    }

    /** {@return whether it is a non-human identity; one of kind UNKNOWN or EXTERNAL is neither human nor NHI} */
    public static boolean isNhi(EntityState identity) {
        return identity.label() == EntityLabel.IDENTITY
                && NON_HUMAN.contains(identity.text("kind").orElse(""));
    }

    /** {@return whether it is a human being's own record, and not one of the person's accounts} */
    public boolean isPerson(EntityState identity) {
        return isHuman(identity)
                && estate.from(identity.id(), RelationKind.ACCOUNT_OF).isEmpty();
    }

    /** {@return the person whom an identity belongs to, itself where it is a person, also one who is gone} */
    public Optional<EntityState> personOf(String identity) {
        Set<String> seen = new HashSet<>();
        String id = identity;
        while (seen.add(id)) {
            List<RelationState> belongs = estate.from(id, RelationKind.ACCOUNT_OF);
            if (belongs.isEmpty()) {
                return estate.known(id).filter(People::isHuman);
            }
            id = belongs.getFirst().to();
        }
        return Optional.empty();
    }

    /** {@return the accounts of a person, and theirs, without the person; only those that are there} */
    public List<EntityState> accountsOf(String person) {
        List<EntityState> accounts = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(person));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (RelationState account : estate.to(open.remove(), RelationKind.ACCOUNT_OF)) {
                if (seen.add(account.from())) {
                    open.add(account.from());
                    estate.entity(account.from()).ifPresent(accounts::add);
                }
            }
        }
        return accounts;
    }

    /** {@return whether it is there and can act: not terminated, disabled or suspended; on leave is still active} */
    public boolean isActive(EntityState identity) {
        return estate.entity(identity.id()).isPresent()
                && !INACTIVE.contains(identity.text("status").orElse(""));
    }

    /** {@return that and since when a person has left, empty while they are with the organisation} */
    public Optional<Departure> departure(String person) {
        Optional<Departure> known = departures.get(person);
        if (known == null) {
            known = estate.known(person).flatMap(this::left);
            departures.put(person, known);
        }
        return known;
    }

    private Optional<Departure> left(EntityState person) {
        Optional<EntityState> last =
                events(person.id(), COMING_AND_GOING).stream().findFirst();
        Optional<Departure> event = last.filter(
                        it -> "LEFT".equals(it.text("kind").orElse("")))
                .map(it -> new Departure(
                        it.time("at").orElseThrow(),
                        "it was recorded that they left",
                        it.sources().getFirst()));
        if (event.isPresent()) {
            return event;
        }
        String source = person.sources().getFirst();
        Optional<LocalDate> end =
                person.date("endDate").filter(day -> day.isBefore(today)).filter(day -> !cameBack(person, last, day));
        if (end.isPresent()) {
            Instant after = end.get().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return Optional.of(new Departure(after, "the end date " + end.get() + " has passed", source));
        }
        if ("TERMINATED".equals(person.text("status").orElse(""))) {
            return Optional.of(new Departure(person.firstSeen(), "the status is TERMINATED", source));
        }
        return estate.isGone(person.id()) && isHuman(person)
                ? Optional.of(new Departure(person.validTo().orElse(at), "no source names them any more", source))
                : Optional.empty();
    }

    /** Somebody hired again may still have the end date of before. */
    private static boolean cameBack(EntityState person, Optional<EntityState> last, LocalDate end) {
        return last.flatMap(event -> event.date("at")).filter(end::isBefore).isPresent()
                || person.date("startDate").filter(end::isBefore).isPresent();
    }

    /** {@return events about a node up to now, of these kinds or of any where none is named, newest first} */
    public List<EntityState> events(String subject, String... kinds) {
        Set<String> wanted = Set.of(kinds);
        return estate.to(subject, RelationKind.ABOUT).stream()
                .flatMap(about -> estate.entity(about.from()).stream())
                .filter(event ->
                        wanted.isEmpty() || wanted.contains(event.text("kind").orElse("")))
                .filter(event ->
                        event.time("at").filter(time -> !time.isAfter(at)).isPresent())
                .sorted(comparing(People::time).reversed().thenComparing(EntityState::id))
                .toList();
    }

    private static Instant time(EntityState event) {
        return event.time("at").orElse(Instant.EPOCH);
    }
}
