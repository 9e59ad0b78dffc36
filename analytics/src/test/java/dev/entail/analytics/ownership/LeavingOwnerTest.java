// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks things whose only owner leaves soon. */
class LeavingOwnerTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsTheLastDayAndThirtyDaysBeforeItAndNotThirtyOne() {
        assertThat(Found.by("ownership.leaving", AT, """
                a Identity kind=BOT
                b Identity kind=BOT
                c Identity kind=BOT
                p Identity kind=EMPLOYEE endDate=2026-03-01
                q Identity kind=EMPLOYEE endDate=2026-03-31
                r Identity kind=EMPLOYEE endDate=2026-04-01
                a -OWNED_BY-> p
                b -OWNED_BY-> q
                c -OWNED_BY-> r
                """).subjects()).containsExactly("a", "b");
    }

    @Test
    void isSilentWhereAnotherOwnerStays() {
        assertThat(Found.by("ownership.leaving", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                p Identity kind=EMPLOYEE endDate=2026-03-10
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> p
                svc -OWNED_BY-> bob
                """).subjects()).isEmpty();
    }
}
