// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.RelationKind.ABOUT;
import static dev.entail.graph.RelationKind.ACCOUNT_OF;
import static dev.entail.graph.RelationKind.MEMBER_OF;
import static dev.entail.graph.RelationKind.REPORTS_TO;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** The people of a generated organisation, each with an account. */
final class EstatePeople {
    private final Estates estate;
    private final Records records;

    EstatePeople(Estates estate, Records records) {
        this.estate = estate;
        this.records = records;
    }

    void write() {
        for (int person = 0; person < estate.people(); person++) {
            person(person);
        }
    }

    private void person(int number) {
        String id = "person:" + number;
        boolean left = records.chance(2);
        boolean leaves = records.chance(1);
        LocalDate end = left
                ? LocalDate.ofInstant(records.ago(2, 200), ZoneOffset.UTC)
                : leaves ? LocalDate.of(2026, 11, 2 + records.below(25)) : null;
        int team = number % estate.teams();
        records.node(
                IDENTITY,
                id,
                Facts.none()
                        .with("kind", number % 8 == 0 ? "CONTRACTOR" : "EMPLOYEE")
                        .with("name", "Person " + number)
                        .with("status", left ? "TERMINATED" : "ACTIVE")
                        .with("department", "department " + team % 50)
                        .with("jobTitle", "job " + number % 23)
                        .with("startDate", LocalDate.of(2019, 1, 1).plusDays(records.below(2_500)))
                        .with("endDate", end));
        records.relation(id, MEMBER_OF, "team:" + team);
        if (number > 0) {
            records.relation(id, REPORTS_TO, "person:" + number / 8);
        }
        account(number, id, team, left);
        if (records.chance(2)) {
            String event = "event:person/" + number;
            records.node(
                    EVENT,
                    event,
                    Facts.none().with("kind", records.pick("MOVED", "REVIEWED")).with("at", records.ago(5, 300)));
            records.relation(event, ABOUT, id);
        }
    }

    private void account(int number, String person, int team, boolean left) {
        String account = "account:" + number;
        boolean open = !left || records.chance(30);
        records.node(
                IDENTITY,
                account,
                Facts.none()
                        .with("kind", "UNKNOWN")
                        .with("name", "account " + number)
                        .with("provider", "directory")
                        .with("status", open ? "ACTIVE" : "DISABLED")
                        .with("lastActiveAt", records.ago(1, records.chance(3) ? 400 : 60)));
        records.relation(account, ACCOUNT_OF, person);
        records.relation(account, MEMBER_OF, "group:" + team % estate.groups());
        records.relation(account, MEMBER_OF, "group:" + records.below(estate.groups()));
    }
}
