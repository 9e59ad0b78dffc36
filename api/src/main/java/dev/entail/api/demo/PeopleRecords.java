// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.OWNER;
import static dev.entail.graph.RelationKind.ABOUT;
import static dev.entail.graph.RelationKind.MEMBER_OF;
import static dev.entail.graph.RelationKind.OWNED_BY;
import static dev.entail.graph.RelationKind.REPORTS_TO;

import dev.entail.api.demo.Departments.Department;
import dev.entail.api.demo.Departments.Team;
import dev.entail.api.demo.Person.Position;
import java.time.LocalDate;

/** Writes what the personnel system says: people, departments, teams, managers, and who joined, moved and left. */
final class PeopleRecords {
    private static final String VENDOR = "vendor:harbourline-staffing";

    private final People people;
    private final Quarter quarter;
    private final RecordsWriter out;

    PeopleRecords(People people, Quarter quarter, RecordsWriter out) {
        this.people = people;
        this.quarter = quarter;
        this.out = out;
    }

    void write() {
        out.node(OWNER, VENDOR, Props.of("kind", "VENDOR").with("name", "Harbourline Staffing"));
        for (Department department : Departments.ALL) {
            out.node(OWNER, department.id(), Props.of("kind", "BUSINESS_UNIT").with("name", department.name()));
            for (Team team : department.teams()) {
                out.node(OWNER, team.id(), Props.of("kind", "TEAM").with("name", team.name()));
                out.relation(OWNED_BY, team.id(), department.id(), Props.of("role", "BUSINESS"));
            }
        }
        people.known(quarter).forEach(this::person);
    }

    private void person(Person person) {
        Position position = person.position(quarter);
        boolean left = person.hasLeft(quarter);
        Props properties = Props.of("kind", person.kind())
                .with("name", person.name())
                .with("email", person.email())
                .with("status", left ? "TERMINATED" : "ACTIVE")
                .with("department", position.department().name())
                .with("jobTitle", position.jobTitle())
                .with("location", person.location())
                .with("employmentType", person.kind().equals("EMPLOYEE") ? "FULL_TIME" : "FIXED_TERM")
                .with("provider", "hr")
                .with("sourceOfRecord", person.kind().equals("EMPLOYEE") ? "hr" : "vendor-register")
                .day("startDate", person.start());
        person.left().filter(quarter::knows).or(person::contractEnd).ifPresent(end -> properties.day("endDate", end));
        out.node(IDENTITY, person.id(), properties);
        if (!left) {
            out.relation(MEMBER_OF, person.id(), position.team().id());
        }
        if (person.kind().equals("PARTNER")) {
            out.relation(OWNED_BY, person.id(), VENDOR, Props.of("role", "BUSINESS"));
        }
        manager(person, position);
        events(person);
    }

    private void manager(Person person, Position position) {
        Person lead = people.lead(position.team());
        Person head = people.lead(position.department().teams().getFirst());
        Person manager = !lead.equals(person) ? lead : !head.equals(person) ? head : people.chief();
        if (!manager.equals(person)) {
            out.relation(REPORTS_TO, person.id(), manager.id());
        }
    }

    private void events(Person person) {
        if (person.start().isAfter(LocalDate.of(2026, 1, 1))) {
            event(person, "JOINED", person.start(), "hired");
        }
        person.move()
                .filter(move -> quarter.knows(move.on()))
                .ifPresent(move -> event(
                        person,
                        "MOVED",
                        move.on(),
                        "to " + move.to().department().name()));
        person.left().filter(quarter::knows).ifPresent(day -> event(person, "LEFT", day, "employment ended"));
    }

    private void event(Person person, String kind, LocalDate day, String reason) {
        String id = "event:" + person.id() + "/" + kind;
        out.node(EVENT, id, Props.of("kind", kind).time("at", day).with("reason", reason));
        out.relation(ABOUT, id, person.id());
    }
}
