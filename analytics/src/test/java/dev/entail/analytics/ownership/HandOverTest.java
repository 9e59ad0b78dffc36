// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Found;
import dev.entail.graph.projection.EntityState;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Checks what is handed over when somebody leaves, and what becomes of the rest. */
class HandOverTest {
    private static final AnalysisContext CONTEXT = Found.context("2026-03-01T00:00:00Z", """
            bob Identity kind=EMPLOYEE
            adm Identity kind=UNKNOWN
            adm -ACCOUNT_OF-> bob
            eva Identity kind=EMPLOYEE
            eva -REPORTS_TO-> bob
            team Owner kind=TEAM
            bob -MEMBER_OF-> team
            own Identity kind=BOT environment=TEST
            own -OWNED_BY-> bob
            next Identity kind=BOT
            next -OWNED_BY-> own
            app Workload status=ACTIVE
            app -OWNED_BY-> team
            key Secret kind=TOKEN
            key -OWNED_BY-> eva
            adm -KNOWS-> key
            both Identity kind=BOT environment=PRODUCTION
            both -OWNED_BY-> bob
            both -OWNED_BY-> eva
            both -CREATED_BY-> bob
            """, Map.of());

    @Test
    void listsWhatIsOwnedDirectly() {
        assertThat(HandOver.of(CONTEXT.estate(), "bob", false))
                .extracting(EntityState::id)
                .containsExactly("both", "own");
    }

    @Test
    void followsTeamsAndOwnedNhis() {
        assertThat(HandOver.of(CONTEXT.estate(), "bob", true))
                .extracting(EntityState::id)
                .containsExactly("app", "both", "next", "own");
    }

    @Test
    void tellsWhatBecomesOwnerlessAndWhatMustBeRotated() {
        IfLeaves after = IfLeaves.of(CONTEXT, "bob");
        assertThat(after.findings())
                .extracting(found -> found.subject().id())
                .containsExactlyInAnyOrder("app", "next", "own", "both");
        assertThat(after.secrets()).containsExactly("key");
        assertThat(after.nhis()).containsExactly("both");
        assertThat(after.reports()).containsExactly("eva");
    }
}
