// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the analyses of ownership against 10,000 NHIs whose answers are known because they were made that way. */
class PlantedOwnersTest {
    private static final int MANY = 10_000;
    private static final String NOTHING = "";
    private static final List<String> CASES = List.of(
            "present",
            "team",
            "none",
            "departed",
            "ended",
            "moved",
            "emptyTeam",
            "nhiOwner",
            "nhiOwned",
            "loop",
            "vendor",
            "contact",
            "single",
            "leaving",
            "conflict",
            "unattested",
            "noControl");

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Set<String>> expected = new TreeMap<>();

    @Test
    void findsAllThatIsPlantedAndNothingElse() {
        plantPeople();
        for (int number = 0; number < MANY; number++) {
            plant(CASES.get(number % CASES.size()), "nhi" + number);
        }
        AnalysisContext context = Found.context("2026-03-01T00:00:00Z", text.toString(), Map.of());
        Map<String, Set<String>> found = new TreeMap<>();
        List.of(
                        new NoOwner(),
                        new NoHuman(),
                        new DepartedOwner(),
                        new LeavingOwner(),
                        new MovedOwner(),
                        new SingleOwner(),
                        new UnattestedOwner(),
                        new ConflictingOwners(),
                        new NoControl())
                .forEach(analysis -> {
                    Set<String> subjects = new TreeSet<>();
                    analysis.run(context)
                            .forEach(one -> subjects.add(one.subject().id()));
                    found.put(analysis.about().id(), subjects);
                });
        found.forEach((type, subjects) -> System.out.println(
                type + ": planted " + expected.getOrDefault(type, Set.of()).size() + ", found " + subjects.size()));
        assertThat(found).isEqualTo(expected);
    }

    private void plantPeople() {
        line("bob Identity kind=EMPLOYEE status=ACTIVE");
        line("eva Identity kind=CONTRACTOR status=ON_LEAVE");
        line("gone Identity kind=EMPLOYEE gone");
        line("ended Identity kind=CONTRACTOR endDate=2026-02-28");
        line("leaver Identity kind=EMPLOYEE endDate=2026-03-20");
        line("mover Identity kind=EMPLOYEE");
        line("move Event kind=MOVED at=2025-06-01T00:00:00Z");
        line("move -ABOUT-> mover");
        line("team Owner kind=TEAM");
        line("bob -MEMBER_OF-> team");
        line("eva -MEMBER_OF-> team");
        line("empty Owner kind=TEAM");
        line("gone -MEMBER_OF-> empty");
        line("vendor Owner kind=VENDOR");
        line("reachable Owner kind=VENDOR contact=desk@vendor.example");
    }

    private void plant(String kind, String id) {
        String more = kind.equals("single") || kind.equals("team") ? " environment=PRODUCTION" : "";
        line(id + " Identity kind=SERVICE_ACCOUNT" + more);
        switch (kind) {
            case "present" -> owned(id, "bob role=ACCOUNTABLE since=2024-01-01T00:00:00Z", NOTHING);
            case "team" -> owned(id, "team role=ACCOUNTABLE", NOTHING);
            case "none" -> expect("ownership.none", id);
            case "departed" -> owned(id, "gone role=ACCOUNTABLE", "ownership.departed");
            case "ended" -> owned(id, "ended role=TECHNICAL", "ownership.departed");
            case "moved" -> owned(id, "mover since=2024-01-01T00:00:00Z", "ownership.moved");
            case "emptyTeam" -> owned(id, "empty role=ACCOUNTABLE", "ownership.departed");
            case "nhiOwner" -> {
                owned(id, id + "-bot", "ownership.no-human");
                line(id + "-bot Identity kind=BOT");
                expect("ownership.none", id + "-bot");
            }
            case "nhiOwned" -> {
                owned(id, id + "-bot", NOTHING);
                line(id + "-bot Identity kind=BOT");
                owned(id + "-bot", "bob", NOTHING);
            }
            case "loop" -> {
                owned(id, id + "-bot", "ownership.no-human");
                line(id + "-bot Identity kind=BOT");
                owned(id + "-bot", id, NOTHING);
                expect("ownership.no-human", id + "-bot");
            }
            case "vendor" -> owned(id, "vendor", "ownership.no-human");
            case "contact" -> owned(id, "reachable", NOTHING);
            case "single" -> owned(id, "bob role=ACCOUNTABLE", "ownership.single");
            case "leaving" -> owned(id, "leaver", "ownership.leaving");
            case "conflict" -> {
                owned(id, "bob role=ACCOUNTABLE by=cmdb", NOTHING);
                owned(id, "eva role=ACCOUNTABLE by=cloud", "ownership.conflict");
            }
            case "unattested" -> owned(id, "bob source=TAG", "ownership.unattested");
            case "noControl" -> owned(id, "bob role=TECHNICAL", "ownership.no-control");
            default -> throw new IllegalStateException(kind);
        }
    }

    private void owned(String id, String owner, String type) {
        line(id + " -OWNED_BY-> " + owner);
        if (!type.isEmpty()) {
            expect(type, id);
        }
    }

    private void expect(String type, String id) {
        expected.computeIfAbsent(type, any -> new TreeSet<>()).add(id);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
