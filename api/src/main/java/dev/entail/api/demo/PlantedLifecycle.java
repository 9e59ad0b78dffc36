// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.SECRET;
import static dev.entail.graph.EntityLabel.WORKLOAD;
import static dev.entail.graph.RelationKind.ABOUT;
import static dev.entail.graph.RelationKind.ACCOUNT_OF;
import static dev.entail.graph.RelationKind.AUTHENTICATES;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.RUNS_AS;

import java.time.LocalDate;

/** Writes people, machines and an agent whose access did not follow when they came, moved, left or were retired. */
final class PlantedLifecycle {
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 3, 11);
    private static final LocalDate EXCHANGED = LocalDate.of(2026, 8, 17);

    private final People people;
    private final Quarter quarter;
    private final Ownership ownership;
    private final RecordsWriter out;

    PlantedLifecycle(People people, Quarter quarter, Ownership ownership, RecordsWriter out) {
        this.people = people;
        this.quarter = quarter;
        this.ownership = ownership;
        this.out = out;
    }

    void write() {
        accounts();
        joiner();
        movedMachine();
        agent();
        retired();
        changed();
    }

    /** Gareth's account with a customer system outlives him, Viktor's directory account is off, one belongs to nobody. */
    private void accounts() {
        Person gareth = people.named("Gareth Pugh");
        account("crm:" + gareth.login(), "crm", "ACTIVE");
        out.relation(ACCOUNT_OF, "crm:" + gareth.login(), gareth.id());
        Person viktor = people.named("Viktor Hale");
        account("ad:" + viktor.login(), "directory", quarter.reached(Quarter.THIRD) ? "DISABLED" : "ACTIVE");
        account("crm:" + viktor.login(), "crm", "ACTIVE");
        out.relation(ACCOUNT_OF, "ad:" + viktor.login(), viktor.id());
        out.relation(ACCOUNT_OF, "crm:" + viktor.login(), viktor.id());
        account("ad:quay.scanner", "directory", "ACTIVE");
    }

    /** The last who joined could connect from outside three days before the first day. */
    private void joiner() {
        Person joiner = people.all().stream()
                .filter(person -> Quarter.THIRD.knows(person.start()))
                .max(java.util.Comparator.comparing(Person::start).thenComparing(Person::id))
                .orElseThrow();
        if (!joiner.isKnown(quarter)) {
            return;
        }
        String vpn = "vpn:" + joiner.login();
        Props properties = Props.of("kind", "UNKNOWN").with("name", vpn.substring(4));
        properties.with("provider", "vpn").with("status", "ACTIVE");
        out.node(IDENTITY, vpn, properties.time("createdAt", joiner.start().minusDays(3)));
        out.relation(ACCOUNT_OF, vpn, joiner.id());
        Props grant =
                Props.of("basis", "BASELINE").time("grantedAt", joiner.start().minusDays(3));
        out.relation(HAS_ROLE, vpn, BusinessRoles.id("remote-access"), grant);
    }

    private void movedMachine() {
        machine(
                "svc:tide-gauge",
                "SERVICE_ACCOUNT",
                "reads the tide",
                quarter.day().minusDays(1));
        Props secret =
                Props.of("kind", "CERTIFICATE").with("name", "tide-gauge").with("location", "VAULT");
        secret.with("status", "ACTIVE").with("rotationPath", "MANUAL").time("createdAt", LONG_AGO);
        out.node(
                SECRET,
                "secret:tide-gauge",
                secret.time("lastUsedAt", quarter.day().minusDays(1)));
        out.relation(AUTHENTICATES, "secret:tide-gauge", "svc:tide-gauge");
        workload("wl:tide-gauge", "ACTIVE", LONG_AGO);
        out.relation(RUNS_AS, "wl:tide-gauge", "svc:tide-gauge");
        event("RESCOPED", EXCHANGED, "wl:tide-gauge", "cluster: north -> west");
    }

    /** An agent that planned berths was reviewed; then it was let loose on dispatching. */
    private void agent() {
        machine(
                "bot:berth-planner",
                "AI_AGENT",
                "proposes berths",
                quarter.day().minusDays(1));
        event("REVIEWED", LocalDate.of(2026, 5, 4), "bot:berth-planner", "proposals only");
        LocalDate grown = LocalDate.of(2026, 8, 3);
        if (quarter.knows(grown)) {
            Props grant =
                    Props.of("basis", "MANUAL").with("ticket", "REQ-40418").time("grantedAt", grown);
            out.relation(HAS_ROLE, "bot:berth-planner", BusinessRoles.id("senior-dispatcher"), grant);
        }
    }

    private void retired() {
        LocalDate end = LocalDate.of(2026, 4, 20);
        LocalDate used = quarter.knows(end) ? end : quarter.day();
        machine("svc:telex-bridge", "SERVICE_ACCOUNT", "passes telexes on", used);
        workload("wl:telex-bridge", quarter.knows(end) ? "RETIRED" : "ACTIVE", LONG_AGO);
        out.relation(RUNS_AS, "wl:telex-bridge", "svc:telex-bridge");
        event("RETIRED", end, "wl:telex-bridge", "no telexes any more");
    }

    private void changed() {
        LocalDate change = LocalDate.of(2026, 8, 20);
        workload("wl:berth-board", "ACTIVE", quarter.knows(change) ? change : LONG_AGO);
        event("REVIEWED", LocalDate.of(2026, 6, 10), "wl:berth-board", "yearly review");
    }

    private void account(String id, String provider, String status) {
        Props properties = Props.of("kind", "UNKNOWN").with("name", id.substring(id.indexOf(':') + 1));
        properties.with("provider", provider).with("status", status);
        out.node(IDENTITY, id, properties.time("createdAt", LONG_AGO));
    }

    private void machine(String id, String kind, String purpose, LocalDate used) {
        Props properties = Props.of("kind", kind)
                .with("name", id.substring(4))
                .with("provider", "directory")
                .with("status", "ACTIVE")
                .with("purpose", purpose)
                .with("environment", "PRODUCTION")
                .time("createdAt", LONG_AGO)
                .time("lastActiveAt", used);
        out.node(IDENTITY, id, properties);
        ownership.team(id, "terminal-operations", "ACCOUNTABLE");
    }

    private void workload(String id, String status, LocalDate changed) {
        Props properties = Props.of("name", id.substring(3))
                .with("status", status)
                .with("environment", "PRODUCTION")
                .time("deployedAt", LONG_AGO)
                .time("changedAt", changed);
        out.node(WORKLOAD, id, properties);
        ownership.team(id, "terminal-operations", "ACCOUNTABLE");
    }

    private void event(String kind, LocalDate day, String about, String detail) {
        if (quarter.knows(day)) {
            String id = "event:" + about + "/" + kind;
            out.node(EVENT, id, Props.of("kind", kind).time("at", day).with("detail", detail));
            out.relation(ABOUT, id, about);
        }
    }
}
