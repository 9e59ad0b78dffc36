// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.RelationKind.ABOUT;
import static dev.entail.graph.RelationKind.BY;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.USED;

import java.time.LocalDate;
import java.util.List;

/** Writes roles that people were given one by one, which pile up from date to date, and what of them was used. */
final class AccessGrants {
    private static final List<String> ON_REQUEST = List.of(
            "remote-access",
            "ledger-approver",
            "payment-approver",
            "payment-initiator",
            "vendor-master-editor",
            "crm-manager",
            "senior-dispatcher",
            "warehouse-supervisor",
            "claims-handler",
            "data-analyst",
            "code-maintainer",
            "release-manager",
            "contract-reader",
            "hr-viewer",
            "database-administrator",
            "backup-operator",
            "vault-reader");

    private final Seed seed;
    private final People people;
    private final Quarter quarter;
    private final RecordsWriter out;

    AccessGrants(Seed seed, People people, Quarter quarter, RecordsWriter out) {
        this.seed = seed;
        this.people = people;
        this.quarter = quarter;
        this.out = out;
    }

    void write() {
        people.known(quarter).forEach(this::grants);
    }

    private void grants(Person person) {
        Dice dice = seed.dice(person.id() + " grants");
        boolean kept = dice.chance(30);
        boolean privileged = person.first().department().name().equals("Information Technology");
        List<String> roles = privileged ? ON_REQUEST : ON_REQUEST.subList(0, ON_REQUEST.size() - 3);
        int count = dice.chance(45) ? dice.between(1, 3) : 0;
        int first = dice.below(roles.size());
        for (int index = 0; index < count; index++) {
            String role = roles.get((first + index * 5) % roles.size());
            LocalDate granted = granted(dice, person, index);
            Dice details = seed.dice(person.id() + " " + role);
            if (quarter.knows(granted) && (!person.hasLeft(quarter) || kept)) {
                grant(details, person, BusinessRoles.id(role), granted);
            }
        }
    }

    /** The first grant is old, each later one of a later quarter. */
    private static LocalDate granted(Dice dice, Person person, int index) {
        LocalDate day = index == 0
                ? dice.dayBefore(Quarter.FIRST.day(), 5, 600)
                : Quarter.number(index).day().minusDays(dice.between(2, 80));
        return day.isBefore(person.start()) ? person.start().plusDays(dice.below(20)) : day;
    }

    private void grant(Dice dice, Person person, String role, LocalDate granted) {
        Props properties = Props.none().time("grantedAt", granted).with("standing", !dice.chance(20));
        Person lead = people.lead(person.first().team());
        basis(dice, properties, granted);
        if (dice.chance(75)) {
            properties.with("approvedBy", dice.chance(10) ? person.id() : lead.id());
            properties.with(
                    "grantedBy",
                    people.lead(Departments.ALL.get(2).teams().get(3)).id());
        }
        if (dice.chance(40)) {
            LocalDate certified = granted.plusDays(dice.between(10, 200));
            if (quarter.knows(certified)) {
                properties.time("certifiedAt", certified).with("certifiedBy", lead.id());
            }
        }
        out.relation(HAS_ROLE, person.id(), role, properties);
        if (dice.chance(60)) {
            use(dice, person, role, granted);
        }
        if (dice.chance(25)) {
            review(person, role, granted, lead);
        }
    }

    private void basis(Dice dice, Props properties, LocalDate granted) {
        int roll = dice.below(100);
        if (roll < 40) {
            properties.with("basis", "MANUAL").with("ticket", "REQ-" + dice.between(10000, 99999));
        } else if (roll < 60) {
            properties.with("basis", "EXCEPTION").with("reason", "covers for a colleague");
            properties.time("expiresAt", granted.plusDays(dice.between(60, 400)));
        } else if (roll < 75) {
            properties.with("basis", "TEMPORARY").with("reason", "peak season");
            temporaryEnd(dice, properties, granted);
        } else if (roll < 85) {
            properties.with("basis", "POLICY").with("justification", "follows from the job title");
        }
    }

    /** Half of the temporary grants lose their end at the last date. */
    private void temporaryEnd(Dice dice, Props properties, LocalDate granted) {
        boolean madePermanent = dice.chance(50) && quarter.reached(Quarter.THIRD);
        LocalDate end = granted.plusDays(dice.between(30, 120));
        if (!madePermanent) {
            properties.time("expiresAt", end);
        }
    }

    private void use(Dice dice, Person person, String role, LocalDate granted) {
        LocalDate used =
                dice.chance(60) ? quarter.day().minusDays(dice.between(1, 25)) : granted.plusDays(dice.between(1, 40));
        if (quarter.knows(used)) {
            Props properties =
                    Props.of("action", "sign-in").time("lastUsedAt", used).with("count", dice.between(1, 300));
            out.relation(USED, person.id(), role, properties);
        }
    }

    private void review(Person person, String role, LocalDate granted, Person lead) {
        String id = "event:approval/" + person.id() + "/" + role;
        out.node(EVENT, id, Props.of("kind", "APPROVED").time("at", granted).with("detail", role));
        out.relation(ABOUT, id, person.id());
        out.relation(BY, id, lead.id());
    }
}
