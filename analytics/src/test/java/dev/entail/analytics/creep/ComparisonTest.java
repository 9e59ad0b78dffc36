// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Found;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    /** Six clerks who hold the ledger, one of them the vault as well, and Ann who holds the vault and the archive. */
    private static AnalysisContext clerks() {
        StringBuilder text = new StringBuilder(
                "ann Identity kind=EMPLOYEE department=Finance jobTitle=Clerk\nledger Role\nvault Role\narchive Role\n");
        for (int clerk = 0; clerk < 6; clerk++) {
            text.append("c%1$d Identity kind=EMPLOYEE department=Finance jobTitle=Clerk\nc%1$d -HAS_ROLE-> ledger\n"
                    .formatted(clerk));
        }
        text.append("c5 -HAS_ROLE-> vault\nann -HAS_ROLE-> vault\nann -HAS_ROLE-> archive\n");
        return Found.context("2026-03-01T00:00:00Z", text.toString(), Map.of());
    }

    @Test
    void putsWhatSetsAnIdentityApartFirstAndWhatItLacksLast() {
        Comparison comparison = Comparison.of(clerks(), "ann", 3, 10).orElseThrow();

        assertThat(comparison.group()).contains("Finance", "Clerk");
        assertThat(comparison.peers()).isEqualTo(6);
        assertThat(comparison.held()).isEqualTo(2);
        assertThat(comparison.columns())
                .extracting(
                        column -> column.entitlement().entity().id(),
                        Comparison.Column::share,
                        Comparison.Column::holds)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("archive", 0.0, true),
                        org.assertj.core.groups.Tuple.tuple("vault", 1.0 / 6, true),
                        org.assertj.core.groups.Tuple.tuple("ledger", 1.0, false));
        assertThat(comparison.rows())
                .extracting(row -> row.identity().id())
                .startsWith("ann", "c5")
                .hasSize(4);
        assertThat(comparison.rows().getFirst().holds()).containsExactly(true, true, false);
        assertThat(comparison.rows().get(1).holds()).containsExactly(false, true, true);
        assertThat(comparison.rows().get(1).similarity()).isEqualTo(1.0 / 3);
    }

    @Test
    void showsNoMoreThanIsAskedFor() {
        Comparison comparison = Comparison.of(clerks(), "ann", 1, 2).orElseThrow();

        assertThat(comparison.columns()).hasSize(2);
        assertThat(comparison.rows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.holds()).hasSize(2));
    }

    @Test
    void isEmptyWithoutPeers() {
        AnalysisContext alone = Found.context(
                "2026-03-01T00:00:00Z", "ann Identity kind=EMPLOYEE\nr Role\nann -HAS_ROLE-> r\n", Map.of());

        assertThat(Comparison.of(alone, "ann", 5, 5)).isEmpty();
        assertThat(Comparison.of(alone, "nobody", 5, 5)).isEmpty();
    }
}
