// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.GROUP;
import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.INHERITS;
import static dev.entail.graph.RelationKind.MEMBER_OF;

import dev.entail.api.demo.Departments.Department;
import dev.entail.api.demo.Departments.Team;

/** Writes the directory: groups within groups, the roles that come with them, and who is in which. */
final class Directory {
    static final String EVERYBODY = "grp:all-people";

    private final Seed seed;
    private final People people;
    private final Quarter quarter;
    private final RecordsWriter out;

    Directory(Seed seed, People people, Quarter quarter, RecordsWriter out) {
        this.seed = seed;
        this.people = people;
        this.quarter = quarter;
        this.out = out;
    }

    void write() {
        group(EVERYBODY);
        for (Department department : Departments.ALL) {
            group(department.group());
            out.relation(MEMBER_OF, department.group(), EVERYBODY);
            for (Team team : department.teams()) {
                group(team.group());
                out.relation(MEMBER_OF, team.group(), department.group());
            }
        }
        BusinessRoles.NAMES.forEach(name -> role(name, false, 3));
        BusinessRoles.PRIVILEGED.forEach(name -> role(name, true, 1));
        BusinessRoles.INHERITED.forEach(
                (heir, from) -> out.relation(INHERITS, BusinessRoles.id(heir), BusinessRoles.id(from)));
        BusinessRoles.OF_GROUPS.forEach((role, group) -> baseline(group, role));
        people.known(quarter).forEach(this::memberships);
    }

    private void group(String id) {
        out.node(
                GROUP,
                id,
                Props.of("name", id.substring(4)).with("provider", "directory").with("nativeType", "Group"));
    }

    private void role(String name, boolean privileged, int tier) {
        Props properties = Props.of("name", name)
                .with("provider", "directory")
                .with("privileged", privileged)
                .with("tier", tier);
        out.node(ROLE, BusinessRoles.id(name), properties);
    }

    private void baseline(String group, String role) {
        Props properties = Props.of("basis", "BASELINE")
                .with("standing", true)
                .with("reason", "comes with the department or team")
                .with("approvedBy", people.chief().id())
                .with("grantedAt", java.time.Instant.parse("2024-02-01T00:00:00Z"));
        out.relation(HAS_ROLE, group, BusinessRoles.id(role), properties);
    }

    /** Six of ten movers stay in the group that they came from, a quarter of leavers in the one that they had. */
    private void memberships(Person person) {
        Dice dice = seed.dice(person.id() + " groups");
        String now = person.position(quarter).team().group();
        boolean forgotten = dice.chance(25);
        if (!person.hasLeft(quarter) || forgotten) {
            out.relation(MEMBER_OF, person.id(), now);
        }
        if (person.hasMoved(quarter) && dice.chance(60)) {
            out.relation(MEMBER_OF, person.id(), person.first().team().group());
        }
    }
}
