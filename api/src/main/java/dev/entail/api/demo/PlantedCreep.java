// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static dev.entail.graph.EntityLabel.EVENT;
import static dev.entail.graph.EntityLabel.IDENTITY;
import static dev.entail.graph.EntityLabel.PERMISSION;
import static dev.entail.graph.EntityLabel.ROLE;
import static dev.entail.graph.RelationKind.ABOUT;
import static dev.entail.graph.RelationKind.GRANTS;
import static dev.entail.graph.RelationKind.HAS_ROLE;
import static dev.entail.graph.RelationKind.USED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes a small team of tally clerks in which each kind of creep has one example. */
final class PlantedCreep {
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 2, 3);
    private static final LocalDate MOVED = LocalDate.of(2026, 5, 4);
    private static final String DEPARTMENT = "Quay Operations";

    private final Quarter quarter;
    private final RecordsWriter out;

    PlantedCreep(Quarter quarter, RecordsWriter out) {
        this.quarter = quarter;
        this.out = out;
    }

    void write() {
        List<String> tally = roles("tally-sheet-editor", "berth-plan-reader", "lashing-report-reader");
        List<String> crane = roles("crane-log-editor", "crane-roster-reader");
        List<String> odd = roles("pilotage-invoice-editor", "bunker-price-editor", "mooring-line-buyer");
        for (int number = 1; number <= 7; number++) {
            give(person(9300 + number, "Tally Clerk"), tally);
            give(person(9320 + number, "Crane Driver"), crane);
        }
        String outlier = person(9308, "Tally Clerk");
        give(outlier, tally);
        give(outlier, odd);
        mover(tally, crane);
        unused();
        temporary();
        growing();
    }

    private void mover(List<String> tally, List<String> crane) {
        String mover = person(9309, quarter.knows(MOVED) ? "Tally Clerk" : "Crane Driver");
        give(mover, crane);
        if (quarter.knows(MOVED)) {
            tally.forEach(role -> grant(mover, role, MOVED));
            Props moved = Props.of("kind", "MOVED").time("at", MOVED);
            out.node(EVENT, "event:9309-moved", moved.with("detail", "jobTitle: Crane Driver -> Tally Clerk"));
            out.relation(ABOUT, "event:9309-moved", mover);
        }
    }

    private void unused() {
        String clerk = person(9310, "Gate Clerk");
        List<String> roles = roles("weighbridge-operator", "reefer-monitor");
        give(clerk, roles);
        LocalDate today = quarter.day().minusDays(3);
        out.relation(
                USED, clerk, roles.getFirst(), Props.of("action", "sign-in").time("lastUsedAt", today));
        LocalDate once = LONG_AGO.plusDays(20);
        out.relation(USED, clerk, roles.getLast(), Props.of("action", "sign-in").time("lastUsedAt", once));
    }

    /** A passing grant that lasts, and a privileged role that is always on though it need not be. */
    private void temporary() {
        String clerk = person(9311, "Gate Clerk");
        String role = roles("customs-seal-breaker").getFirst();
        LocalDate end = LocalDate.of(2026, 8, 14);
        Props passing = Props.of("basis", "TEMPORARY").time("grantedAt", LONG_AGO);
        out.relation(
                HAS_ROLE, clerk, role, passing.with("reason", "strike cover").time("expiresAt", end));
        String lead = person(9312, "Gate Clerk");
        String admin = "role:gate-system-administrator";
        Props privileged = Props.of("name", "gate-system-administrator").with("provider", "directory");
        out.node(ROLE, admin, privileged.with("privileged", true));
        Props standing = Props.of("basis", "POLICY").time("grantedAt", LONG_AGO);
        out.relation(HAS_ROLE, lead, admin, standing.with("standing", true));
    }

    /** A role that permits more at each date, and who holds it. */
    private void growing() {
        String role = roles("terminal-support").getFirst();
        String clerk = person(9313, "Support Clerk");
        give(clerk, List.of(role));
        List<String> actions = new ArrayList<>(List.of("terminal:ReadMoves", "terminal:ReadBerths"));
        if (quarter.reached(Quarter.SECOND)) {
            actions.add("terminal:ReadGates");
        }
        if (quarter.reached(Quarter.THIRD)) {
            actions.addAll(List.of("terminal:EditMoves", "terminal:EditBerths"));
        }
        String permission = "permission:terminal-support";
        out.node(PERMISSION, permission, Props.of("name", "terminal support").with("actions", actions));
        out.relation(GRANTS, role, permission);
    }

    private List<String> roles(String... names) {
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            out.node(ROLE, "role:" + name, Props.of("name", name).with("provider", "directory"));
            ids.add("role:" + name);
        }
        return ids;
    }

    private String person(int number, String job) {
        String id = "quay:" + number;
        out.node(
                IDENTITY,
                id,
                Props.of("kind", "EMPLOYEE")
                        .with("name", "Quay Hand " + number)
                        .with("status", "ACTIVE")
                        .with("department", DEPARTMENT)
                        .with("jobTitle", job)
                        .day("startDate", LONG_AGO));
        return id;
    }

    private void give(String person, List<String> roles) {
        roles.forEach(role -> grant(person, role, LONG_AGO));
    }

    private void grant(String person, String role, LocalDate granted) {
        out.relation(HAS_ROLE, person, role, Props.of("basis", "BASELINE").time("grantedAt", granted));
    }
}
