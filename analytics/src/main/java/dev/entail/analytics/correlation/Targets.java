// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import dev.entail.analytics.estate.People;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The people to whom accounts may belong. Those of a source of record come first; people of a directory are accounts of
 * theirs where there is one, and people themselves where there is none.
 */
final class Targets {
    private final Estate estate;
    private final People people;
    private final Map<String, EntityState> ofRecord = new LinkedHashMap<>();
    private final Map<String, EntityState> ofDirectory = new LinkedHashMap<>();

    Targets(Estate estate, Instant at) {
        this.estate = estate;
        this.people = new People(estate, at);
        List<EntityState> humans = new ArrayList<>(estate.entities(EntityLabel.IDENTITY));
        humans.addAll(estate.gone());
        humans.removeIf(state -> state.label() != EntityLabel.IDENTITY
                || !People.isHuman(state)
                || state.flag("reference")
                || isMapped(state.id()));
        boolean isDeclared = humans.stream().anyMatch(Targets::isDeclared);
        for (EntityState human : humans) {
            boolean isAnonymous = human.text("provider").isEmpty();
            if (isDeclared(human) || (isAnonymous && !isDeclared)) {
                ofRecord.put(human.id(), human);
            } else if (isAnonymous || human.text("provider").equals(Optional.of("scim"))) {
                ofDirectory.put(human.id(), human);
            }
        }
    }

    private static boolean isDeclared(EntityState human) {
        return human.text("sourceOfRecord").isPresent();
    }

    /** {@return whether an input, or somebody who decided it, says whose account it is} */
    boolean isMapped(String id) {
        return estate.from(id, RelationKind.ACCOUNT_OF).stream().anyMatch(Targets::isStated);
    }

    static boolean isStated(RelationState relation) {
        return !relation.source().equals(AccountCorrelation.SOURCE);
    }

    Map<String, EntityState> ofRecord() {
        return ofRecord;
    }

    Map<String, EntityState> ofDirectory() {
        return ofDirectory;
    }

    /** {@return the one person that all of these are, empty where they are several or nobody can tell} */
    Optional<EntityState> one(List<EntityState> candidates) {
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
        }
        if (candidates.isEmpty() || candidates.size() >= PersonIndex.MOST_ALIKE) {
            return Optional.empty();
        }
        List<EntityState> active = candidates.stream().filter(this::isWithUs).toList();
        Optional<EntityState> current = switch (active.size()) {
            case 0 -> latest(candidates);
            case 1 -> Optional.of(active.getFirst());
            default -> Optional.empty();
        };
        return current.filter(
                it -> candidates.stream().allMatch(other -> other.id().equals(it.id()) || isSamePerson(it, other)));
    }

    boolean isWithUs(EntityState person) {
        return people.isActive(person) && people.departure(person.id()).isEmpty();
    }

    private static Optional<EntityState> latest(List<EntityState> candidates) {
        Optional<LocalDate> last = candidates.stream()
                .flatMap(person -> person.date("startDate").stream())
                .max(LocalDate::compareTo);
        List<EntityState> started = candidates.stream()
                .filter(person -> last.isPresent() && person.date("startDate").equals(last))
                .toList();
        return started.size() == 1 ? Optional.of(started.getFirst()) : Optional.empty();
    }

    /** An address may be given to a namesake, and a number to another in the next subsidiary; both together do not lie. */
    private static boolean isSamePerson(EntityState one, EntityState other) {
        boolean isSameNumber = shares(Keys.numbers(one), Keys.numbers(other));
        if (isSameNumber && shares(one.sources(), other.sources())) {
            return true;
        }
        boolean isSameName = !Keys.fullName(one).isEmpty() && Keys.fullName(one).equals(Keys.fullName(other));
        return isSameName && (isSameNumber || shares(Keys.emails(one), Keys.emails(other)));
    }

    private static boolean shares(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.retainAll(others);
        return !both.isEmpty();
    }
}
