// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.SCOPE;
import static dev.entail.graph.EntityLabel.SECRET;
import static dev.entail.graph.EntityLabel.WORKLOAD;
import static dev.entail.graph.RelationKind.AUTHENTICATES;
import static dev.entail.graph.RelationKind.CAN_ASSUME;
import static dev.entail.graph.RelationKind.CONTAINS;
import static dev.entail.graph.RelationKind.CONTROLS;
import static dev.entail.graph.RelationKind.CREATED_BY;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.KNOWS;
import static dev.entail.graph.RelationKind.OWNED_BY;
import static dev.entail.graph.RelationKind.RUNS_AS;
import static dev.entail.graph.RelationKind.STORED_IN;
import static dev.entail.graph.RelationKind.USES;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The non-human part of a generated organisation: identities, their secrets and the workloads that use them. */
final class EstateMachines {
    private static final String[] KINDS = {
        "SERVICE_ACCOUNT", "WORKLOAD_IDENTITY", "CLOUD_ROLE", "APPLICATION", "MACHINE_USER", "BOT", "AI_AGENT"
    };
    private static final String[] PROVIDERS = {"directory", "kubernetes", "aws", "saas"};
    private static final String[] SECRETS = {"API_KEY", "PASSWORD", "CERTIFICATE", "CLIENT_SECRET", "TOKEN"};

    /** The first two of so many do the same for the same team. */
    private static final int TWINS = 200;

    private final Estates estate;
    private final Records records;

    EstateMachines(Estates estate, Records records) {
        this.estate = estate;
        this.records = records;
    }

    static String machine(int number) {
        return "nhi:" + number;
    }

    void write() {
        for (int namespace = 0; namespace < estate.teams(); namespace++) {
            String environment = environment(namespace);
            records.node(
                    SCOPE,
                    "ns:" + namespace,
                    Facts.none().with("kind", "NAMESPACE").with("name", "ns " + namespace));
            records.relation("cluster:" + environment, CONTAINS, "ns:" + namespace);
        }
        for (int number = 0; number < estate.machines(); number++) {
            identity(number);
        }
        for (int number = 0; number < estate.workloads(); number++) {
            workload(number);
        }
        for (int number = 0; number < estate.secrets(); number++) {
            secret(number);
        }
    }

    private static String environment(int number) {
        return switch (number % 5) {
            case 0 -> "STAGING";
            case 1 -> "DEVELOPMENT";
            default -> "PRODUCTION";
        };
    }

    private void identity(int number) {
        String id = machine(number);
        Instant made = records.ago(100, 1_500);
        boolean twin = number % TWINS < 2;
        String environment = twin ? "PRODUCTION" : records.chance(97) ? environment(number % estate.teams()) : null;
        String purpose = twin ? "task of twins " + number / TWINS : records.chance(98) ? "task " + number : null;
        records.node(
                IDENTITY,
                id,
                Facts.none()
                        .with("kind", KINDS[number % KINDS.length])
                        .with("name", "machine " + number)
                        .with("provider", PROVIDERS[number % PROVIDERS.length])
                        .with("status", records.chance(2) ? "DISABLED" : "ACTIVE")
                        .with("environment", environment)
                        .with("purpose", purpose)
                        .with("createdAt", made)
                        .with("lastActiveAt", records.chance(97) ? records.ago(1, 60) : records.ago(100, 101)));
        Facts granted =
                Facts.none().with("grantedAt", made.plus(1, ChronoUnit.DAYS)).with("standing", true);
        records.relation(id, HAS_ROLE, "role:" + role(number), granted);
        own(id, number, twin ? number / TWINS : number);
        around(id, made);
    }

    /** One of a hundred holds a privileged role, two in a hundred hold that of their twin. */
    private int role(int number) {
        if (number % TWINS < 2) {
            return 2 + number / TWINS % (estate.roles() - 2);
        }
        return records.chance(1)
                ? 1 + 50 * records.below(Math.max(1, estate.roles() / 50))
                : records.below(estate.roles());
    }

    private void around(String id, Instant made) {
        if (records.chance(10)) {
            records.relation(
                    id,
                    CREATED_BY,
                    "person:" + records.below(estate.people()),
                    Facts.none().with("at", made));
        }
        if (records.chance(3)) {
            records.relation(id, CAN_ASSUME, machine(records.below(estate.machines())));
        }
        if (records.chance(2)) {
            Facts how = Facts.none().with("how", "administers it");
            records.relation("person:" + records.below(estate.people()), CONTROLS, id, how);
        }
    }

    /** Two of a hundred have no owner, one a vendor, some a person, the rest a team. */
    private void own(String id, int number, int team) {
        if (number % TWINS >= 2 && records.chance(2)) {
            return;
        }
        if (number % TWINS >= 2 && records.chance(1)) {
            records.relation(
                    id,
                    OWNED_BY,
                    "vendor:" + records.below(Math.max(1, estate.teams() / 10)),
                    Facts.none().with("role", "ACCOUNTABLE"));
            return;
        }
        boolean person = number % TWINS >= 2 && records.chance(25);
        String owner = person ? "person:" + records.below(estate.people()) : "team:" + team % estate.teams();
        records.relation(
                id,
                OWNED_BY,
                owner,
                Facts.none()
                        .with("role", "ACCOUNTABLE")
                        .with("source", "ATTESTED")
                        .with("since", records.ago(180, 900))
                        .with("attestedAt", records.ago(1, records.chance(3) ? 600 : 170)));
    }

    private void workload(int number) {
        String id = "workload:" + number;
        int namespace = number % estate.teams();
        records.node(
                WORKLOAD,
                id,
                Facts.none()
                        .with("name", "workload " + number)
                        .with("environment", environment(namespace))
                        .with("status", records.chance(2) ? "RETIRED" : "ACTIVE")
                        .with("purpose", "task " + number)
                        .with("deployedAt", records.ago(100, 900)));
        records.relation("ns:" + namespace, CONTAINS, id);
        int own = records.chance(2) ? records.below(estate.machines()) : number;
        records.relation(id, RUNS_AS, machine(own));
        own(id, number, number);
    }

    private void secret(int number) {
        String id = "secret:" + number;
        int identity = number * 7 % estate.machines();
        boolean outside = records.chance(3);
        Instant rotated = records.ago(1, records.chance(3) ? 700 : 80);
        records.node(
                SECRET,
                id,
                Facts.none()
                        .with("kind", SECRETS[number % SECRETS.length])
                        .with("name", "secret " + number)
                        .with(
                                "location",
                                records.chance(2)
                                        ? "UNKNOWN"
                                        : outside ? records.pick("CODE", "CI", "CONFIG") : "VAULT")
                        .with("createdAt", rotated.minus(200, ChronoUnit.DAYS))
                        .with("rotatedAt", rotated)
                        .with("lastUsedAt", records.chance(97) ? records.ago(0, 60) : records.ago(100, 300))
                        .with(
                                "expiresAt",
                                records.chance(97)
                                        ? Records.AT.plus(records.chance(2) ? 7 : 200, ChronoUnit.DAYS)
                                        : null)
                        .with("rotationPath", records.chance(2) ? "NONE" : records.pick("AUTOMATIC", "MANUAL"))
                        .with("fingerprint", "print-" + (records.chance(1) ? number % 500 : number))
                        .with("status", "ACTIVE"));
        records.relation(id, AUTHENTICATES, machine(identity));
        own(id, number, number);
        if (outside) {
            records.relation(id, STORED_IN, "ns:" + number % estate.teams());
        }
        if (records.chance(30)) {
            int workload = records.chance(97) ? identity % estate.workloads() : records.below(estate.workloads());
            records.relation("workload:" + workload, USES, id);
            if (records.chance(3)) {
                records.relation("workload:" + records.below(estate.workloads()), USES, id);
            }
        }
        if (records.chance(3)) {
            records.relation(
                    "person:" + records.below(estate.people()),
                    KNOWS,
                    id,
                    Facts.none().with("since", rotated));
        }
    }
}
