// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.RelationKind.OWNED_BY;

import java.time.LocalDate;
import java.util.List;

/**
 * Says who answers for machine identities, secrets and workloads: most have an owner, some have none, and the owner of
 * some has left.
 */
final class Ownership {
    private final Seed seed;
    private final People people;
    private final Quarter quarter;
    private final RecordsWriter out;

    Ownership(Seed seed, People people, Quarter quarter, RecordsWriter out) {
        this.seed = seed;
        this.people = people;
        this.quarter = quarter;
        this.out = out;
    }

    void own(String id, String team, LocalDate created) {
        Dice dice = seed.dice(id + " owner");
        int roll = dice.below(100);
        if (roll < 9) {
            return;
        }
        List<Person> members = people.of(team);
        if (roll < 45) {
            person(dice, id, dice.pick(members), "TECHNICAL", created);
            team(id, team, "ACCOUNTABLE");
        } else if (roll < 76) {
            team(id, team, "ACCOUNTABLE");
        } else if (roll < 88) {
            person(dice, id, dice.pick(people.leavers()), "ACCOUNTABLE", created);
        } else {
            person(dice, id, members.getFirst(), "ACCOUNTABLE", created);
            person(dice, id, dice.pick(members), "BACKUP", created);
        }
    }

    void team(String id, String team, String role) {
        out.relation(OWNED_BY, id, "team:" + team, Props.of("role", role).with("source", "DECLARED"));
    }

    /** Owners attest about once a year, a third of them never did. */
    private void person(Dice dice, String id, Person owner, String role, LocalDate created) {
        LocalDate since = created.isBefore(owner.start()) ? owner.start() : created;
        Props properties = Props.of("role", role).time("since", since);
        LocalDate attested = dice.dayBefore(Quarter.FIRST.day(), 10, 540);
        if (dice.chance(35) || !attested.isAfter(since)) {
            properties.with("source", dice.chance(30) ? "INFERRED" : "DECLARED");
        } else {
            properties.with("source", "ATTESTED").time("attestedAt", attested).with("attestedBy", owner.id());
        }
        if (owner.isKnown(quarter)) {
            out.relation(OWNED_BY, id, owner.id(), properties);
        }
    }

    List<Person> members(String team) {
        return people.of(team);
    }
}
