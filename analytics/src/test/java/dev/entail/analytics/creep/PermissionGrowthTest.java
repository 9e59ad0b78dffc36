// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class PermissionGrowthTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Found found(String text) {
        return Found.by("creep.growth", AT, text);
    }

    private static final String FOUR = """
            ann Identity kind=EMPLOYEE startDate=2021-01-01
            a Role
            b Role
            c Role
            d Role
            e Role
            f Role
            ann -HAS_ROLE-> a grantedAt=2021-01-01T00:00:00Z
            ann -HAS_ROLE-> b grantedAt=2021-01-01T00:00:00Z
            ann -HAS_ROLE-> c grantedAt=2021-01-01T00:00:00Z
            ann -HAS_ROLE-> d grantedAt=2021-01-01T00:00:00Z
            """;

    @Test
    void findsGrowthAboveAQuarter() {
        Found found = found(FOUR + """
                ann -HAS_ROLE-> e grantedAt=2026-01-10T00:00:00Z seen=2026-01-10T00:00:00Z
                ann -HAS_ROLE-> f grantedAt=2026-01-10T00:00:00Z seen=2026-01-10T00:00:00Z
                """);

        assertThat(found.only().title())
                .isEqualTo("The permissions of ann grew by 50 % in 90 days, from 4 to 6, without an approval");
        assertThat(found.only().evidence())
                .extracting(Evidence::summary)
                .anySatisfy(text -> assertThat(text).startsWith("e came through e"));
    }

    @Test
    void leavesOutAQuarter() {
        assertThat(found(FOUR + "ann -HAS_ROLE-> e seen=2026-01-10T00:00:00Z").all())
                .isEmpty();
    }

    @Test
    void leavesOutWhatSomebodyApproved() {
        assertThat(found(FOUR + """
                yes Event kind=APPROVED at=2026-01-09T00:00:00Z detail=e
                yes -ABOUT-> ann
                ann -HAS_ROLE-> e seen=2026-01-10T00:00:00Z
                ann -HAS_ROLE-> f seen=2026-01-10T00:00:00Z approvedBy=bob
                """).all()).isEmpty();
    }

    @Test
    void whatWasTakenAwayMakesUpForWhatCame() {
        assertThat(found(FOUR.replace(
                                        "d grantedAt=2021-01-01T00:00:00Z",
                                        "d grantedAt=2021-01-01T00:00:00Z until=2026-02-01T00:00:00Z")
                                + """
                ann -HAS_ROLE-> e seen=2026-01-10T00:00:00Z
                ann -HAS_ROLE-> f seen=2026-01-10T00:00:00Z
                """)
                        .all())
                .isEmpty();
    }

    @Test
    void growthOfARoleIsGrowthOfItsHolders() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE
                role Role
                p Permission actions=[a,b] until=2026-02-01T00:00:00Z
                p Permission actions=[a,b,c] seen=2026-02-01T00:00:00Z
                role -GRANTS-> p
                ann -HAS_ROLE-> role
                """).only().title()).contains("grew by 50 %", "from 2 to 3");
    }

    @Test
    void doesNotJudgeWhoWasNotThere() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE seen=2026-01-10T00:00:00Z
                a Role
                b Role
                ann -HAS_ROLE-> a seen=2026-01-10T00:00:00Z
                ann -HAS_ROLE-> b seen=2026-01-20T00:00:00Z
                """).all()).isEmpty();
    }

    @Test
    void withoutHistoryTheDatesOfTheGrantsTell() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE startDate=2021-01-01 seen=2026-02-28T00:00:00Z
                a Role
                b Role
                ann -HAS_ROLE-> a grantedAt=2021-01-01T00:00:00Z seen=2026-02-28T00:00:00Z
                ann -HAS_ROLE-> b grantedAt=2026-01-20T00:00:00Z seen=2026-02-28T00:00:00Z
                """).subjects()).containsExactly("ann");
    }
}
