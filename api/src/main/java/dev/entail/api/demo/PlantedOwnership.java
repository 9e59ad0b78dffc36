// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.OWNER;
import static dev.entail.graph.RelationKind.ABOUT;
import static dev.entail.graph.RelationKind.OWNED_BY;

import java.time.LocalDate;

/** Writes, at the last date, one machine identity for each way in which ownership fails. */
final class PlantedOwnership {
    private static final LocalDate TAKEN = LocalDate.of(2025, 2, 3);
    private static final LocalDate MOVED = LocalDate.of(2026, 7, 6);

    private final Quarter quarter;
    private final RecordsWriter out;

    PlantedOwnership(Quarter quarter, RecordsWriter out) {
        this.quarter = quarter;
        this.out = out;
    }

    void write() {
        if (!quarter.reached(Quarter.THIRD)) {
            return;
        }
        String mira = person("hr:9101", "Mira Castellan", Props.none());
        String ewan = person("hr:9102", "Ewan Brodie", Props.none());
        String noor = person(
                "hr:9103",
                "Noor Aziz",
                Props.none().day("endDate", quarter.day().plusDays(14)));
        String dana = person("hr:9104", "Dana Whitfield", Props.of("status", "TERMINATED"));
        out.node(EVENT, "event:9102-moved", Props.of("kind", "MOVED").time("at", MOVED));
        out.relation(ABOUT, "event:9102-moved", ewan);
        out.node(OWNER, "vendor:quayline", Props.of("kind", "VENDOR").with("name", "Quayline Systems"));
        nhi("svc:legacy-ftp", Props.none());
        owned("svc:report-export", dana, "ACCOUNTABLE", "DECLARED");
        owned("svc:feed-import", noor, "ACCOUNTABLE", "DECLARED");
        owned("svc:ledger-close", ewan, "BUSINESS", "DECLARED");
        owned("svc:berth-planner", "vendor:quayline", "ACCOUNTABLE", "DECLARED");
        owned("svc:payment-gateway", mira, "ACCOUNTABLE", "DECLARED");
        owned("svc:invoice-mailer", mira, "ACCOUNTABLE", "TAG");
        owned("svc:edge-proxy", mira, "TECHNICAL", "DECLARED");
        owned("svc:tariff-sync", mira, "ACCOUNTABLE", "DECLARED");
        owned("svc:tariff-sync", ewan, "ACCOUNTABLE", "TAG");
    }

    private String person(String id, String name, Props properties) {
        if (!properties.json().has("status")) {
            properties.with("status", "ACTIVE");
        }
        out.node(
                IDENTITY,
                id,
                properties.with("kind", "EMPLOYEE").with("name", name).with("department", "Finance"));
        return id;
    }

    private void owned(String id, String owner, String role, String source) {
        if (!id.equals("svc:tariff-sync") || source.equals("DECLARED")) {
            nhi(id, Props.of("environment", "PRODUCTION"));
        }
        out.relation(
                OWNED_BY,
                id,
                owner,
                Props.of("role", role).with("source", source).time("since", TAKEN));
    }

    private void nhi(String id, Props properties) {
        out.node(
                IDENTITY,
                id,
                properties
                        .with("kind", "SERVICE_ACCOUNT")
                        .with("name", id.substring(4))
                        .with("provider", "directory")
                        .with("status", "ACTIVE")
                        .time("createdAt", TAKEN)
                        .time("lastActiveAt", quarter.day().minusDays(2)));
    }
}
