// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.estate;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.RelationState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Who answers for things in an estate, and which human beings stand behind an owner. */
public final class Ownerships {
    private final Estate estate;
    private final People people;
    private final Map<String, List<EntityState>> behind = new ConcurrentHashMap<>();

    public Ownerships(Estate estate, People people) {
        this.estate = estate;
        this.people = people;
    }

    /** {@return what sources say of who owns a thing} */
    public List<RelationState> of(String id) {
        return estate.from(id, RelationKind.OWNED_BY);
    }

    /**
     * {@return the people behind an owner who are with the organisation: the person, or whose account it is; of a team
     * its members, also those of groups within it; by id}
     */
    public List<EntityState> humansBehind(String owner) {
        List<EntityState> humans = behind.get(owner);
        if (humans == null) {
            humans = find(owner);
            behind.put(owner, humans);
        }
        return humans;
    }

    private List<EntityState> find(String owner) {
        Map<String, EntityState> humans = new TreeMap<>();
        Set<String> seen = new HashSet<>(Set.of(owner));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String id = open.remove();
            people.personOf(id)
                    .filter(person -> people.isActive(person)
                            && people.departure(person.id()).isEmpty())
                    .ifPresent(person -> humans.put(person.id(), person));
            boolean isGroup = estate.entity(id)
                    .filter(state -> state.label() == EntityLabel.OWNER || state.label() == EntityLabel.GROUP)
                    .isPresent();
            if (isGroup) {
                estate.to(id, RelationKind.MEMBER_OF).stream()
                        .map(RelationState::from)
                        .filter(seen::add)
                        .forEach(open::add);
            }
        }
        return List.copyOf(humans.values());
    }

    /** {@return whether an owner can answer: a person who is with us, a team with a member who is, a vendor with a contact} */
    public boolean isStanding(String owner) {
        return !humansBehind(owner).isEmpty()
                || estate.entity(owner).filter(Ownerships::hasContact).isPresent();
    }

    private static boolean hasContact(EntityState owner) {
        String kind = owner.text("kind").orElse("");
        boolean outside = owner.label() == EntityLabel.OWNER && (kind.equals("VENDOR") || kind.equals("FUNCTION"));
        return outside
                && (owner.text("contact").filter(text -> !text.isBlank()).isPresent()
                        || owner.text("email").filter(text -> !text.isBlank()).isPresent());
    }
}
