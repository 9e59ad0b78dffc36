// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import static dev.entail.graph.EntityLabel.GROUP;
import static dev.entail.graph.EntityLabel.OWNER;
import static dev.entail.graph.EntityLabel.PERMISSION;
import static dev.entail.graph.EntityLabel.RESOURCE;
import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.EntityLabel.SCOPE;
import static dev.entail.graph.RelationKind.GRANTS;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.INHERITS;
import static dev.entail.graph.RelationKind.MEMBER_OF;
import static dev.entail.graph.RelationKind.ON;
import static dev.entail.graph.RelationKind.USED;

import dev.entail.graph.GraphRecord;
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

    int groups() {
        return identities / 100;
    }

    /** {@return how many relations the organisation has} */
    int relations() {
        return identities * 5;
    }

    void write(Consumer<GraphRecord> out) {
        Records records = new Records(seed, out);
        organisation(records);
        roles(records);
        groups(records);
        new EstatePeople(this, records).write();
        new EstateMachines(this, records).write();
        while (records.relations() < relations()) {
            String machine = EstateMachines.machine(records.below(machines()));
            records.relation(
                    machine,
                    USED,
                    "res:" + records.below(resources()),
                    Facts.none()
                            .with("action", records.pick("get", "put", "list", "delete"))
                            .with("lastUsedAt", records.ago(1, 60)));
        }
    }

    private void organisation(Records records) {
        for (int team = 0; team < teams(); team++) {
            records.node(
                    OWNER, "team:" + team, Facts.none().with("kind", "TEAM").with("name", "team " + team));
        }
        for (int vendor = 0; vendor < Math.max(1, teams() / 10); vendor++) {
            String contact = records.chance(80) ? "help@vendor" + vendor + ".example" : null;
            records.node(
                    OWNER,
                    "vendor:" + vendor,
                    Facts.none()
                            .with("kind", "VENDOR")
                            .with("name", "vendor " + vendor)
                            .with("contact", contact));
        }
        for (String cluster : List.of("PRODUCTION", "STAGING", "DEVELOPMENT")) {
            records.node(
                    SCOPE,
                    "cluster:" + cluster,
                    Facts.none().with("kind", "CLUSTER").with("environment", cluster));
        }
        for (int resource = 0; resource < resources(); resource++) {
            String environment = records.chance(60) ? "PRODUCTION" : "STAGING";
            records.node(
                    RESOURCE,
                    "res:" + resource,
                    Facts.none().with("name", "resource " + resource).with("environment", environment));
        }
    }

    /** One of a thousand roles is tier zero, two of a hundred are privileged; some inherit from another. */
    private void roles(Records records) {
        for (int role = 0; role < roles(); role++) {
            boolean tierZero = role % 1_000 == 0;
            String id = "role:" + role;
            records.node(
                    ROLE,
                    id,
                    Facts.none()
                            .with("name", "role " + role)
                            .with("privileged", tierZero || role % 50 == 1)
                            .with("tier", tierZero ? 0L : null));
            permissions(records, role, tierZero);
            if (role > 10 && records.chance(5)) {
                records.relation(id, INHERITS, "role:" + records.below(role));
            }
        }
    }

    private void permissions(Records records, int role, boolean tierZero) {
        for (int number = 0; number < 2; number++) {
            String permission = "perm:" + role + "/" + number;
            String level = tierZero ? "PERMISSIONS_MANAGEMENT" : number == 0 ? "READ" : records.pick("READ", "WRITE");
            records.node(
                    PERMISSION,
                    permission,
                    Facts.none()
                            .with("actions", List.of("do-" + records.below(200)))
                            .with("accessLevel", level)
                            .with("effect", "ALLOW"));
            records.relation("role:" + role, GRANTS, permission);
            records.relation(permission, ON, "res:" + records.below(resources()));
        }
    }

    private void groups(Records records) {
        for (int group = 0; group < groups(); group++) {
            records.node(GROUP, "group:" + group, Facts.none().with("name", "group " + group));
            records.relation(
                    "group:" + group,
                    HAS_ROLE,
                    "role:" + records.below(roles()),
                    Facts.none().with("grantedAt", records.ago(20, 900)));
            if (group > 10 && records.chance(10)) {
                records.relation("group:" + group, MEMBER_OF, "group:" + records.below(group));
            }
        }
    }
}
