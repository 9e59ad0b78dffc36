// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Found;
import dev.entail.graph.projection.Change;
import dev.entail.graph.projection.EntityState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DifferencesTest {
    private static final Instant THEN = Instant.parse("2025-01-01T00:00:00Z");
    private static final String STORY = """
            ann Identity kind=EMPLOYEE department=Sales until=2025-05-01T00:00:00Z
            ann Identity kind=EMPLOYEE department=Finance seen=2025-05-01T00:00:00Z
            bob Identity kind=EMPLOYEE
            role Role
            old Role
            late Role defaultVersion=v7
            late -GRANTS-> q seen=2025-10-01T00:00:00Z
            q Permission actions=[c]
            p Permission actions=[a] until=2025-06-01T00:00:00Z
            p Permission actions=[a,b] seen=2025-06-01T00:00:00Z
            role -GRANTS-> p
            ann -HAS_ROLE-> role expiresAt=2025-09-01T00:00:00Z until=2025-07-01T00:00:00Z
            ann -HAS_ROLE-> role seen=2025-07-01T00:00:00Z
            ann -HAS_ROLE-> old until=2025-03-01T00:00:00Z by=directory
            ann -HAS_ROLE-> late seen=2025-04-01T00:00:00Z ticket=R1
            bob -HAS_ROLE-> old seen=2025-02-01T00:00:00Z
            plant Scope
            plant -CONTAINS-> hall
            hall Scope
            hall -CONTAINS-> bob
            yes Event kind=APPROVED at=2025-03-30T00:00:00Z ticket=R1
            yes -ABOUT-> ann
            """;

    private static List<Difference> between(DifferenceFilter filter) {
        AnalysisContext after = Found.context("2026-01-01T00:00:00Z", STORY, Map.of());
        return Differences.between(after.earlier(THEN), after, filter);
    }

    @Test
    void tellsWhatWasGrantedRemovedWidenedAndChangedInOrder() {
        assertThat(between(DifferenceFilter.ofIdentity("ann")))
                .extracting(each -> each.change().at().toString().substring(0, 7) + " "
                        + each.change().kind() + " "
                        + each.change().subject() + " " + each.change().other().orElse("-"))
                .containsExactly(
                        "2025-03 REMOVED ann old",
                        "2025-04 ADDED ann late",
                        "2025-05 CHANGED ann -",
                        "2025-06 WIDENED p -",
                        "2025-07 WIDENED ann role",
                        "2025-10 ADDED late q");
    }

    @Test
    void namesTheSourceAndTheEventThatDidIt() {
        List<Difference> all = between(DifferenceFilter.ofIdentity("ann"));

        assertThat(all.getFirst().change().source()).isEqualTo("directory");
        assertThat(all.get(1).event().map(EntityState::id)).contains("yes");
        assertThat(all.get(2).change().before()).isEqualTo(Map.of("department", "Sales"));
    }

    @Test
    void ofAllNamesOthersToo() {
        assertThat(between(DifferenceFilter.ALL))
                .extracting(each -> each.change().subject())
                .contains("bob");
        assertThat(between(DifferenceFilter.ALL))
                .extracting(each -> each.change().kind())
                .contains(Change.Kind.ADDED);
    }

    private static List<String> told(DifferenceFilter filter) {
        return between(filter).stream()
                .map(Difference::change)
                .map(change -> change.kind() + " " + change.subject() + " "
                        + change.other().orElse("-"))
                .toList();
    }

    @Test
    void ofARoleNamesWhatItBringsAndWhoWasGivenOrLostIt() {
        assertThat(told(new DifferenceFilter(Optional.empty(), Optional.of("role"), Optional.empty())))
                .containsExactly("WIDENED p -", "WIDENED ann role");
        assertThat(told(new DifferenceFilter(Optional.empty(), Optional.of("old"), Optional.empty())))
                .containsExactly("ADDED bob old", "REMOVED ann old");
    }

    @Test
    void ofAScopeNamesWhatItContainsInAnyDepth() {
        assertThat(told(new DifferenceFilter(Optional.empty(), Optional.empty(), Optional.of("plant"))))
                .containsExactly("ADDED bob old");
        assertThat(told(new DifferenceFilter(Optional.of("ann"), Optional.empty(), Optional.of("plant"))))
                .isEmpty();
    }

    @Test
    void namesTheVersionOfThePolicyThatDidIt() {
        assertThat(between(DifferenceFilter.ofIdentity("ann")))
                .filteredOn(each -> each.change().other().equals(Optional.of("q")))
                .singleElement()
                .satisfies(each -> assertThat(each.policyVersion()).contains("v7"));
    }
}
