// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.rolemining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Found;
import dev.entail.graph.projection.EntityState;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoleInsightTest {
    private static AnalysisContext context(String text) {
        return Found.context("2026-03-01T00:00:00Z", text, Map.of());
    }

    private static String permissions(String role, int from, int to) {
        StringBuilder text = new StringBuilder(role + " Role\n");
        for (int number = from; number < to; number++) {
            text.append(role + " -GRANTS-> p" + number + "\n");
        }
        return text.toString();
    }

    private static String nodes(int count) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < count; number++) {
            text.append("p%1$d Permission actions=[a%1$d]\n".formatted(number));
        }
        return text.toString();
    }

    @Test
    void tellsDuplicatesAndNearDuplicates() {
        RoleInsight insight = RoleInsight.of(context(nodes(12)
                + permissions("one", 0, 9)
                + permissions("same", 0, 9)
                + permissions("near", 0, 10)
                + permissions("far", 5, 12)));

        assertThat(insight.duplicates()).hasSize(1);
        assertThat(insight.duplicates().getFirst()).extracting(EntityState::id).containsExactly("one", "same");
        assertThat(insight.nearDuplicates())
                .extracting(pair -> pair.one().id() + " " + pair.other().id() + " " + pair.similarity())
                .containsExactlyInAnyOrder("near one 0.9", "near same 0.9");
    }

    @Test
    void tellsWhatIsEmptyUnheldOrUnused() {
        RoleInsight insight =
                RoleInsight.of(context(nodes(4) + permissions("used", 0, 2) + permissions("idle", 2, 4) + """
                nothing Role
                ann Identity kind=EMPLOYEE
                ann -HAS_ROLE-> used
                ann -HAS_ROLE-> idle
                ann -USED-> p0
                """));

        assertThat(insight.empty()).extracting(EntityState::id).containsExactly("nothing");
        assertThat(insight.unheld()).extracting(EntityState::id).containsExactly("nothing");
        assertThat(insight.unused()).extracting(EntityState::id).containsExactly("idle");
    }

    @Test
    void tellsRolesWhoseHoldersHaveNothingInCommon() {
        StringBuilder text = new StringBuilder("odd Role\nusual Role\nall Role\n");
        for (int number = 0; number < 3; number++) {
            text.append("x%1$d Identity kind=EMPLOYEE department=D%1$d\nx%1$d -HAS_ROLE-> odd\n".formatted(number));
            text.append("y%1$d Identity kind=EMPLOYEE department=D\ny%1$d -HAS_ROLE-> usual\ny%1$d -HAS_ROLE-> all\n"
                    .formatted(number));
        }
        assertThat(RoleInsight.of(context(text.toString())).mixed())
                .extracting(EntityState::id)
                .containsExactly("odd");
    }

    @Test
    void suggestsRolesAndTellsWhatTheySave() {
        StringBuilder text = new StringBuilder(nodes(4));
        for (int number = 0; number < 5; number++) {
            text.append("x" + number + " Identity kind=EMPLOYEE\n");
            for (int permission = 0; permission < 4; permission++) {
                text.append("x" + number + " -GRANTS-> p" + permission + "\n");
            }
        }
        RoleSuggestion suggestion = RoleSuggestion.of(context(text.toString()));

        assertThat(suggestion.roles()).hasSize(1);
        assertThat(suggestion.grantsNow()).isEqualTo(20);
        assertThat(suggestion.grantsThen()).isEqualTo(5);
        assertThat(suggestion.reduction()).isEqualTo(0.75);
    }
}
