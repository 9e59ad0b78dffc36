// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class JoinerEarlyTest {
    private static final String AT = "2026-03-03T00:00:00Z";

    @Test
    void findsAGrantFromBeforeTheStart() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE startDate=2026-03-01
            r Role name=ledger
            hr:1 -HAS_ROLE-> r grantedAt=2026-02-28T10:00:00Z basis=BASELINE
            """);

        assertThat(found.only().title()).isEqualTo("Ann had access before the first day, 2026-03-01");
        assertThat(found.only().cause()).isEqualTo("before-start");
    }

    @Test
    void aBaselineOfTheFirstDayIsInTime() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE startDate=2026-03-01
            r Role name=ledger
            hr:1 -HAS_ROLE-> r grantedAt=2026-03-01T00:00:00Z basis=BASELINE
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsAnOpenAccountOfSomebodyWhoHasNotBegun() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE startDate=2026-03-04
            ad:1 Identity kind=EMPLOYEE status=ACTIVE
            ad:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.only().cause()).isEqualTo("before-start");
    }

    @Test
    void anAccountMadeReadyAndDisabledIsInOrder() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE startDate=2026-03-04
            ad:1 Identity kind=EMPLOYEE status=DISABLED
            ad:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void onTheStartDateTheAccountMayBeOpen() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE startDate=2026-03-03
            ad:1 Identity kind=EMPLOYEE status=ACTIVE
            ad:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsMoreThanTheBaselineOnTheFirstDay() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE startDate=2026-03-01
            staff Role name=staff
            admin Role name=admin privileged
            hr:1 -HAS_ROLE-> staff grantedAt=2026-03-01T08:00:00Z basis=BASELINE
            hr:1 -HAS_ROLE-> admin grantedAt=2026-03-01T08:00:00Z basis=MANUAL approvedBy=hr:2
            """);

        assertThat(found.only().title()).isEqualTo("Ann had 1 role beyond the baseline on the first day, 2026-03-01");
        assertThat(found.only().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void theDayAfterTheFirstMoreMayBeGiven() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE startDate=2026-03-01
            admin Role name=admin
            hr:1 -HAS_ROLE-> admin grantedAt=2026-03-02T08:00:00Z basis=MANUAL
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsAccessFromBeforeItsApproval() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r grantedAt=2026-02-20T10:00:00Z ticket=REQ-7
            yes Event kind=APPROVED at=2026-02-22T10:00:00Z ticket=REQ-7
            yes -ABOUT-> hr:1
            """);

        assertThat(found.only().title()).isEqualTo("Ann had 1 role before the approval");
    }

    @Test
    void anApprovalOfTheSameDayIsInTimeWhereOnlyDaysAreTold() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r grantedAt=2026-02-20T00:00:00Z
            yes Event kind=APPROVED at=2026-02-20T10:00:00Z detail=ledger
            yes -ABOUT-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void whoStartedLongAgoIsNoJoiner() {
        Found found = Found.by("lifecycle.joiner-early", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE startDate=2025-12-02
            late Identity kind=EMPLOYEE status=ACTIVE startDate=2025-12-03
            r Role name=ledger
            hr:1 -HAS_ROLE-> r grantedAt=2025-11-01T00:00:00Z
            late -HAS_ROLE-> r grantedAt=2025-11-01T00:00:00Z
            """);

        assertThat(found.subjects()).containsExactly("late");
    }
}
