// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.OWNER;
import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.EntityLabel.SECRET;
import static dev.entail.graph.RelationKind.AUTHENTICATES;
import static dev.entail.graph.RelationKind.CREATED_BY;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.KNOWS;
import static dev.entail.graph.RelationKind.OWNED_BY;
import static dev.entail.graph.RelationKind.USES;

import dev.entail.api.demo.Services.Service;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes machine identities that are shared, that people use, that a vendor has, or that are there more than once. */
final class PlantedNhis {
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 6, 3);
    private static final Instant MORNING = Instant.parse("2025-11-18T10:31:00Z");
    private static final String VENDOR = "vendor:tidewater-analytics";

    private final People people;
    private final Quarter quarter;
    private final Ownership ownership;
    private final RecordsWriter out;

    PlantedNhis(People people, Quarter quarter, Ownership ownership, RecordsWriter out) {
        this.people = people;
        this.quarter = quarter;
        this.ownership = ownership;
        this.out = out;
    }

    void write() {
        reused();
        usedByPeople();
        ofVendor();
        twins();
        madeAtOnce();
    }

    private void reused() {
        machine("svc:printer-queue", "prints labels", "warehouse");
        secret("secret:printer-queue", "svc:printer-queue");
        for (String service : List.of("label-printing", "returns")) {
            out.relation(USES, Clusters.workload("prod", Services.named(service), "api"), "secret:printer-queue");
        }
    }

    private void usedByPeople() {
        machine("svc:dock-console", "opens and closes docks", "warehouse");
        secret("secret:dock-console", "svc:dock-console");
        people.of("warehouse").stream()
                .limit(2)
                .forEach(person -> out.relation(
                        KNOWS, person.id(), "secret:dock-console", Props.none().time("since", person.start())));
    }

    /** Tidewater reads sales figures, and may change them; whom to ask there nobody wrote down. */
    private void ofVendor() {
        out.node(OWNER, VENDOR, Props.of("kind", "VENDOR").with("name", "Tidewater Analytics"));
        Props properties = Props.of("kind", "APPLICATION").with("provider", "oauth");
        node("app:tidewater-sync", "reads sales figures", properties, LONG_AGO);
        out.relation(OWNED_BY, "app:tidewater-sync", VENDOR, Props.of("role", "ACCOUNTABLE"));
        Props role = Props.of("name", "sales-figures-owner").with("provider", "meridian");
        out.node(ROLE, "role:sales-figures-owner", role.with("privileged", true));
        grant("app:tidewater-sync", "role:sales-figures-owner");
    }

    private void twins() {
        Service pallets = Services.named("pallet-pool");
        for (String id : List.of("svc:pallet-count-a", "svc:pallet-count-b")) {
            machine(id, "counts pallets at night", "tracking");
            grant(id, pallets.reader());
        }
    }

    /** A job that was run too often left six accounts behind. */
    private void madeAtOnce() {
        Service search = Services.named("search");
        for (int number = 1; number <= 6; number++) {
            String id = "svc:search-probe-" + number;
            Props properties = Props.of("kind", "SERVICE_ACCOUNT").with("provider", "directory");
            node(id, "probe " + number + " of search", properties, LONG_AGO);
            ownership.team(id, search.team(), "ACCOUNTABLE");
            Instant made = MORNING.plus(number * 7L, ChronoUnit.SECONDS);
            out.relation(CREATED_BY, id, search.pipeline(), Props.none().with("at", made));
        }
    }

    private void machine(String id, String purpose, String team) {
        node(id, purpose, Props.of("kind", "SERVICE_ACCOUNT").with("provider", "directory"), LONG_AGO);
        ownership.team(id, team, "ACCOUNTABLE");
    }

    private void node(String id, String purpose, Props properties, LocalDate created) {
        properties
                .with("name", id.substring(4))
                .with("status", "ACTIVE")
                .with("purpose", purpose)
                .with("environment", "PRODUCTION")
                .time("createdAt", created)
                .time("lastActiveAt", quarter.day().minusDays(4));
        out.node(IDENTITY, id, properties);
    }

    private void secret(String id, String identity) {
        Props properties = Props.of("kind", "PASSWORD")
                .with("name", id.substring(7))
                .with("location", "VAULT")
                .with("status", "ACTIVE")
                .with("rotationPath", "MANUAL")
                .time("createdAt", LONG_AGO)
                .time("rotatedAt", quarter.day().minusDays(20))
                .time("lastUsedAt", quarter.day().minusDays(4));
        out.node(SECRET, id, properties);
        out.relation(AUTHENTICATES, id, identity);
    }

    private void grant(String holder, String role) {
        out.relation(HAS_ROLE, holder, role, Props.of("basis", "MANUAL").time("grantedAt", LONG_AGO));
    }
}
