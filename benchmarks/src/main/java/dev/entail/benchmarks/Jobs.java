// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.EntityLabel.GROUP;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.PERMISSION;
import static dev.entail.graph.EntityLabel.RESOURCE;
import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.RelationKind.ABOUT;
import static dev.entail.graph.RelationKind.GRANTS;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.MEMBER_OF;
import static dev.entail.graph.RelationKind.ON;
import static dev.entail.graph.RelationKind.USED;

import dev.entail.graph.GraphRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the records of an organisation whose identities hold about fifty permissions each: a job of a hundred brings
 * five roles, two of them through its group, a role ten permissions. Three of five identities are people, the rest
 * machines without a department. Five of a hundred people change their job and keep the roles that they had directly,
 * one of five identities has a role that its job does not bring. The same numbers make the same records.
 *
 * @param identities how many, at least 1000
 */
record Jobs(int identities, long seed) {
    /** When the second of the two states was true. */
    static final Instant AFTER = Records.AT;

    /** When the first of the two states was true. */
    static final Instant BEFORE = AFTER.minus(200, ChronoUnit.DAYS);

    private static final int OF_A_JOB = 100;
    private static final int ROLES = 5;
    private static final int BY_GROUP = 2;
    private static final int PERMISSIONS = 10;
    private static final int USES = 3;
    private static final int DEPARTMENT = 20;

    Jobs {
        if (identities < 1_000) {
            throw new IllegalArgumentException("identities is " + identities + ", allowed is at least 1000");
        }
    }

    private int jobs() {
        return identities / OF_A_JOB;
    }

    private int roles() {
        return jobs() * 2;
    }

    private int resources() {
        return identities / 20;
    }

    /** Hands on what was true before some changed their jobs, or after it. */
    void write(boolean isAfter, Consumer<GraphRecord> out) {
        Records records = new Records(seed, out);
        for (int resource = 0; resource < resources(); resource++) {
            records.node(RESOURCE, "res:" + resource, Facts.none().with("name", "resource " + resource));
        }
        for (int role = 0; role < roles(); role++) {
            role(records, role);
        }
        for (int job = 0; job < jobs(); job++) {
            records.node(GROUP, "group:" + job, Facts.none().with("name", "job " + job));
            for (int number = 0; number < BY_GROUP; number++) {
                records.relation("group:" + job, HAS_ROLE, role(job, number));
            }
        }
        for (int identity = 0; identity < identities; identity++) {
            identity(records, identity, isAfter);
        }
    }

    private String role(int job, int number) {
        return "role:" + (job * 2 + number) % roles();
    }

    private void role(Records records, int role) {
        String id = "role:" + role;
        records.node(ROLE, id, Facts.none().with("name", "role " + role).with("privileged", role % 100 == 0));
        for (int number = 0; number < PERMISSIONS; number++) {
            String permission = "perm:" + role + "/" + number;
            records.node(
                    PERMISSION,
                    permission,
                    Facts.none()
                            .with("actions", List.of("do-" + number))
                            .with("accessLevel", records.pick("READ", "READ", "LIST", "WRITE"))
                            .with("effect", "ALLOW"));
            records.relation(id, GRANTS, permission);
            records.relation(permission, ON, "res:" + records.below(resources()));
        }
    }

    private void identity(Records records, int number, boolean isAfter) {
        String id = "id:" + number;
        boolean isPerson = number % 5 < 3;
        int first = number / OF_A_JOB;
        int other = records.below(jobs());
        boolean isMover = records.chance(5);
        boolean moved = isAfter && isMover && isPerson;
        int job = moved ? other : first;
        Instant granted = BEFORE.minus(30 + records.below(600), ChronoUnit.DAYS);
        Facts facts = Facts.none()
                .with("name", "identity " + number)
                .with("kind", isPerson ? "EMPLOYEE" : "SERVICE_ACCOUNT")
                .with("status", "ACTIVE");
        records.node(
                IDENTITY,
                id,
                isPerson
                        ? facts.with("department", "department " + job / DEPARTMENT)
                                .with("jobTitle", "job " + job)
                        : facts);
        if (moved) {
            Instant at = AFTER.minus(100, ChronoUnit.DAYS);
            records.node(
                    EVENT,
                    "moved:" + number,
                    Facts.none().with("kind", "MOVED").with("at", at));
            records.relation("moved:" + number, ABOUT, id);
            roles(records, id, job, at);
        }
        records.relation(id, MEMBER_OF, "group:" + job);
        roles(records, id, first, granted);
        int extra = records.below(roles());
        if (records.chance(isAfter ? 20 : 10)) {
            records.relation(id, HAS_ROLE, "role:" + extra, Facts.none().with("grantedAt", granted));
        }
        for (int use = 0; use < USES; use++) {
            String permission = "perm:" + (first * 2 + records.below(ROLES)) % roles() + "/" + records.below(PERMISSIONS);
            records.relation(id, USED, permission, Facts.none().with("lastUsedAt", records.ago(1, 60)));
        }
    }

    private void roles(Records records, String id, int job, Instant since) {
        for (int number = BY_GROUP; number < ROLES; number++) {
            records.relation(id, HAS_ROLE, role(job, number), Facts.none().with("grantedAt", since));
        }
    }
}
