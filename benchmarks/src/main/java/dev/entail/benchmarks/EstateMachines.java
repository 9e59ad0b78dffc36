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
            records.node(SCOPE, "ns:" + namespace, "kind", "NAMESPACE", "name", "ns " + namespace);
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
        records.node(
                IDENTITY,
                id,
                "kind",
                KINDS[number % KINDS.length],
                "name",
                "machine " + number,
                "provider",
                PROVIDERS[number % PROVIDERS.length],
                "status",
                records.chance(2) ? "DISABLED" : "ACTIVE",
                "environment",
                records.chance(97) ? environment(number % estate.teams()) : null,
                "purpose",
                records.chance(98) ? "task " + (records.chance(2) ? number % 40 : number) : null,
                "createdAt",
                made,
                "lastActiveAt",
                records.chance(97) ? records.ago(1, 60) : records.ago(100, 101));
        boolean strong = records.chance(1);
        int role = strong ? 1 + 50 * records.below(estate.roles() / 50) : records.below(estate.roles());
        records.relation(id, HAS_ROLE, "role:" + role, "grantedAt", made.plus(1, ChronoUnit.DAYS), "standing", true);
        own(id, number);
        if (records.chance(10)) {
            records.relation(id, CREATED_BY, "person:" + records.below(estate.people()), "at", made);
        }
        if (records.chance(3)) {
            records.relation(id, CAN_ASSUME, machine(records.below(estate.machines())));
        }
        if (records.chance(2)) {
            records.relation("person:" + records.below(estate.people()), CONTROLS, id, "how", "administers it");
        }
    }

    /** Two of a hundred have no owner, one a vendor, some a person, the rest a team. */
    private void own(String id, int number) {
        if (records.chance(2)) {
            return;
        }
        if (records.chance(1)) {
            records.relation(
                    id, OWNED_BY, "vendor:" + records.below(Math.max(1, estate.teams() / 10)), "role", "ACCOUNTABLE");
            return;
        }
        boolean person = records.chance(25);
        String owner = person ? "person:" + records.below(estate.people()) : "team:" + number % estate.teams();
        records.relation(
                id,
                OWNED_BY,
                owner,
                "role",
                "ACCOUNTABLE",
                "source",
                "ATTESTED",
                "since",
                records.ago(180, 900),
                "attestedAt",
                records.ago(1, records.chance(3) ? 600 : 170));
    }

    private void workload(int number) {
        String id = "workload:" + number;
        int namespace = number % estate.teams();
        records.node(
                WORKLOAD,
                id,
                "name",
                "workload " + number,
                "environment",
                environment(namespace),
                "status",
                records.chance(2) ? "RETIRED" : "ACTIVE",
                "purpose",
                "task " + number,
                "deployedAt",
                records.ago(100, 900));
        records.relation("ns:" + namespace, CONTAINS, id);
        int own = records.chance(2) ? records.below(estate.machines()) : number;
        records.relation(id, RUNS_AS, machine(own));
        own(id, number);
    }

    private void secret(int number) {
        String id = "secret:" + number;
        int identity = number * 7 % estate.machines();
        boolean outside = records.chance(3);
        Instant rotated = records.ago(1, records.chance(3) ? 700 : 80);
        records.node(
                SECRET,
                id,
                "kind",
                SECRETS[number % SECRETS.length],
                "name",
                "secret " + number,
                "location",
                records.chance(2) ? "UNKNOWN" : outside ? records.pick("CODE", "CI", "CONFIG") : "VAULT",
                "createdAt",
                rotated.minus(200, ChronoUnit.DAYS),
                "rotatedAt",
                rotated,
                "lastUsedAt",
                records.chance(97) ? records.ago(0, 60) : records.ago(100, 300),
                "expiresAt",
                records.chance(97) ? Records.AT.plus(records.chance(2) ? 7 : 200, ChronoUnit.DAYS) : null,
                "rotationPath",
                records.chance(2) ? "NONE" : records.pick("AUTOMATIC", "MANUAL"),
                "fingerprint",
                "print-" + (records.chance(1) ? number % 500 : number),
                "status",
                "ACTIVE");
        records.relation(id, AUTHENTICATES, machine(identity));
        own(id, number);
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
            records.relation("person:" + records.below(estate.people()), KNOWS, id, "since", rotated);
        }
    }
}
