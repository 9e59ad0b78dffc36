// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.RelationKind.DECIDED_BY;
import static dev.entail.graph.RelationKind.HAS_ROLE;

import java.time.LocalDate;

/** Writes grants that were decided as they should not be: by oneself, without a ground, beyond their end. */
final class PlantedGovernance {
    private static final String GATES = "role:gate-barrier-operator";
    private static final String CAMERAS = "role:yard-camera-viewer";
    private static final LocalDate GRANTED = LocalDate.of(2026, 2, 9);

    private final People people;
    private final Quarter quarter;
    private final RecordsWriter out;

    PlantedGovernance(People people, Quarter quarter, RecordsWriter out) {
        this.people = people;
        this.quarter = quarter;
        this.out = out;
    }

    void write() {
        out.node(ROLE, GATES, Props.of("name", "gate-barrier-operator").with("provider", "directory"));
        out.node(ROLE, CAMERAS, Props.of("name", "yard-camera-viewer").with("provider", "directory"));
        String team = "team:terminal-operations";
        out.relation(DECIDED_BY, GATES, team, Props.of("role", "RECORD"));
        out.relation(DECIDED_BY, GATES, team, Props.of("role", "DECISION"));
        String oskar = people.named("Oskar Brandt").id();
        grant(
                oskar,
                GATES,
                Props.of("basis", "MANUAL").with("ticket", "REQ-20611").with("approvedBy", oskar));
        grant(people.named("Chidi Eze").id(), CAMERAS, Props.none());
        Props exception = Props.of("basis", "EXCEPTION").with("reason", "camera faults at berth four");
        exception.with("approvedBy", people.named("Ingrid Solberg").id());
        LocalDate end = LocalDate.of(2026, 8, 31);
        grant(people.named("Noor van Dijk").id(), CAMERAS, exception.time("expiresAt", end));
    }

    private void grant(String holder, String role, Props properties) {
        if (quarter.knows(GRANTED)) {
            out.relation(HAS_ROLE, holder, role, properties.time("grantedAt", GRANTED));
        }
    }
}
