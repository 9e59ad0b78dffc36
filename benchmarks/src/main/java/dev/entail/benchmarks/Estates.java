// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.EntityLabel.GROUP;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.OWNER;
import static dev.entail.graph.EntityLabel.PERMISSION;
import static dev.entail.graph.EntityLabel.RESOURCE;
import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.EntityLabel.SCOPE;
import static dev.entail.graph.RelationKind.ABOUT;
import static dev.entail.graph.RelationKind.ACCOUNT_OF;
import static dev.entail.graph.RelationKind.GRANTS;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.INHERITS;
import static dev.entail.graph.RelationKind.MEMBER_OF;
import static dev.entail.graph.RelationKind.ON;
import static dev.entail.graph.RelationKind.REPORTS_TO;
import static dev.entail.graph.RelationKind.USED;

import dev.entail.graph.GraphRecord;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the records of an organisation: a tenth of its identities are people, a tenth their accounts, the rest
 * non-human; half as many secrets as identities, a fifth as many workloads, and exactly five relations an identity.
 * One to three of a hundred things have any one fault. The same numbers make the same records.
 *
 * @param identities how many, at least 2000
 */
record Estates(int identities, long seed) {
    Estates {
        if (identities < 2_000) {
            throw new IllegalArgumentException("identities is " + identities + ", allowed is at least 2000");
        }
    }

    int people() {
        return identities / 10;
    }

    int machines() {
        return identities - 2 * people();
    }

    int secrets() {
        return identities / 2;
    }

    int workloads() {
        return identities / 5;
    }

    int teams() {
        return identities / 200;
    }

    int roles() {
        return identities / 50;
    }

    int resources() {
        return identities / 20;
    }

    private int groups() {
        return identities / 100;
    }

    /** {@return how many relations the organisation has} */
    int relations() {
        return identities * 5;
    }

    void write(Consumer<GraphRecord> out) {
        Records records = new Records(seed, out);
        organisation(records);
        access(records);
        for (int person = 0; person < people(); person++) {
            person(records, person);
        }
        new EstateMachines(this, records).write();
        while (records.relations() < relations()) {
            String machine = EstateMachines.machine(records.below(machines()));
            records.relation(
                    machine,
                    USED,
                    "res:" + records.below(resources()),
                    "action",
                    records.pick("get", "put", "list", "delete"),
                    "lastUsedAt",
                    records.ago(1, 60));
        }
    }

    private void organisation(Records records) {
        for (int team = 0; team < teams(); team++) {
            records.node(OWNER, "team:" + team, "kind", "TEAM", "name", "team " + team);
        }
        for (int vendor = 0; vendor < Math.max(1, teams() / 10); vendor++) {
            String contact = records.chance(80) ? "help@vendor" + vendor + ".example" : null;
            records.node(OWNER, "vendor:" + vendor, "kind", "VENDOR", "name", "vendor " + vendor, "contact", contact);
        }
        for (String cluster : List.of("PRODUCTION", "STAGING", "DEVELOPMENT")) {
            records.node(SCOPE, "cluster:" + cluster, "kind", "CLUSTER", "environment", cluster);
        }
        for (int resource = 0; resource < resources(); resource++) {
            String environment = records.chance(60) ? "PRODUCTION" : "STAGING";
            records.node(RESOURCE, "res:" + resource, "name", "resource " + resource, "environment", environment);
        }
    }

    /** One of a thousand roles is tier zero, two of a hundred are privileged; some inherit from another. */
    private void access(Records records) {
        for (int role = 0; role < roles(); role++) {
            boolean tierZero = role % 1_000 == 0;
            String id = "role:" + role;
            records.node(
                    ROLE,
                    id,
                    "name",
                    "role " + role,
                    "privileged",
                    tierZero || role % 50 == 1,
                    "tier",
                    tierZero ? 0L : null);
            for (int number = 0; number < 2; number++) {
                String permission = "perm:" + role + "/" + number;
                String level =
                        tierZero ? "PERMISSIONS_MANAGEMENT" : number == 0 ? "READ" : records.pick("READ", "WRITE");
                records.node(
                        PERMISSION,
                        permission,
                        "actions",
                        List.of("do-" + records.below(200)),
                        "accessLevel",
                        level,
                        "effect",
                        "ALLOW");
                records.relation(id, GRANTS, permission);
                records.relation(permission, ON, "res:" + records.below(resources()));
            }
            if (role > 10 && records.chance(5)) {
                records.relation(id, INHERITS, "role:" + records.below(role));
            }
        }
        for (int group = 0; group < groups(); group++) {
            records.node(GROUP, "group:" + group, "name", "group " + group);
            records.relation(
                    "group:" + group, HAS_ROLE, "role:" + records.below(roles()), "grantedAt", records.ago(20, 900));
            if (group > 10 && records.chance(10)) {
                records.relation("group:" + group, MEMBER_OF, "group:" + records.below(group));
            }
        }
    }

    private void person(Records records, int number) {
        String id = "person:" + number;
        boolean left = records.chance(2);
        boolean leaves = records.chance(1);
        LocalDate end = left
                ? LocalDate.ofInstant(records.ago(2, 200), ZoneOffset.UTC)
                : leaves ? LocalDate.of(2026, 11, 2 + records.below(25)) : null;
        int team = number % teams();
        records.node(
                IDENTITY,
                id,
                "kind",
                number % 8 == 0 ? "CONTRACTOR" : "EMPLOYEE",
                "name",
                "Person " + number,
                "status",
                left ? "TERMINATED" : "ACTIVE",
                "department",
                "department " + team % 50,
                "jobTitle",
                "job " + number % 23,
                "startDate",
                LocalDate.of(2019, 1, 1).plusDays(records.below(2_500)),
                "endDate",
                end);
        records.relation(id, MEMBER_OF, "team:" + team);
        if (number > 0) {
            records.relation(id, REPORTS_TO, "person:" + number / 8);
        }
        String account = "account:" + number;
        boolean open = !left || records.chance(30);
        records.node(
                IDENTITY,
                account,
                "kind",
                "UNKNOWN",
                "name",
                "account " + number,
                "provider",
                "directory",
                "status",
                open ? "ACTIVE" : "DISABLED",
                "lastActiveAt",
                records.ago(1, records.chance(3) ? 400 : 60));
        records.relation(account, ACCOUNT_OF, id);
        records.relation(account, MEMBER_OF, "group:" + team % groups());
        records.relation(account, MEMBER_OF, "group:" + records.below(groups()));
        if (records.chance(2)) {
            String event = "event:person/" + number;
            records.node(EVENT, event, "kind", records.pick("MOVED", "REVIEWED"), "at", records.ago(5, 300));
            records.relation(event, ABOUT, id);
        }
    }
}
