// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import org.junit.jupiter.api.Test;

final class LeaverActiveTest {
    private static final String AT = "2026-03-03T12:00:00Z";

    @Test
    void findsEachSystemWhereALeaverIsStillActiveWithTheHoursOpen() {
        Found found = Found.by("lifecycle.leaver-active", AT, """
            hr:1 Identity kind=EMPLOYEE name="Ann Lee" status=TERMINATED endDate=2026-03-01
            ad:1 Identity kind=EMPLOYEE status=DISABLED provider=ad
            crm:1 Identity kind=EMPLOYEE status=ACTIVE provider=crm
            wiki:1 Identity kind=EMPLOYEE provider=wiki
            ad:1 -ACCOUNT_OF-> hr:1
            crm:1 -ACCOUNT_OF-> hr:1
            wiki:1 -ACCOUNT_OF-> crm:1
            """);

        assertThat(found.subjects()).containsExactly("hr:1", "hr:1");
        assertThat(found.all()).extracting(Suspicion::cause).containsExactly("crm", "wiki");
        assertThat(found.all().getFirst().title()).isEqualTo("Ann Lee left 36 hours ago and is still active in crm");
        assertThat(found.all().getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void isWorseWherePrivileged() {
        Found found = Found.by("lifecycle.leaver-active", AT, """
            hr:1 Identity kind=EMPLOYEE status=TERMINATED endDate=2026-02-01
            adm:1 Identity kind=UNKNOWN status=ACTIVE provider=ad
            adm:1 -ACCOUNT_OF-> hr:1
            root Role privileged
            adm:1 -HAS_ROLE-> root
            """);

        assertThat(found.only().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void theLastDayIsADayOfWork() {
        Found found = Found.by("lifecycle.leaver-active", AT, """
            hr:1 Identity kind=CONTRACTOR status=ACTIVE endDate=2026-03-03
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void theDayAfterTheLastDayIsNot() {
        Found found = Found.by("lifecycle.leaver-active", AT, """
            hr:1 Identity kind=CONTRACTOR status=ACTIVE endDate=2026-03-02
            """);

        assertThat(found.subjects()).containsExactly("hr:1");
    }

    @Test
    void somebodyOnLeaveHasNotLeft() {
        Found found = Found.by("lifecycle.leaver-active", AT, """
            hr:1 Identity kind=EMPLOYEE status=ON_LEAVE
            ad:1 Identity kind=EMPLOYEE status=ACTIVE
            ad:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void somebodyHiredAgainHasNotLeft() {
        Found found = Found.by("lifecycle.leaver-active", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            left Event kind=LEFT at=2025-01-01T00:00:00Z
            back Event kind=RETURNED at=2025-06-01T00:00:00Z
            left -ABOUT-> hr:1
            back -ABOUT-> hr:1
            ad:1 Identity kind=EMPLOYEE status=ACTIVE
            ad:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void anAccountThatANewRecordTookOverIsNotTheOldOnes() {
        Found found = Found.by("lifecycle.leaver-active", AT, """
            hr:old Identity kind=EMPLOYEE status=TERMINATED endDate=2025-01-01
            hr:new Identity kind=EMPLOYEE status=ACTIVE
            ad:1 Identity kind=EMPLOYEE status=ACTIVE
            ad:1 -ACCOUNT_OF-> hr:old
            ad:1 -ACCOUNT_OF-> hr:new
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsTheAccountOfSomebodyGoneFromThePersonnelSystem() {
        Found found = Found.by("lifecycle.leaver-active", AT, """
            hr:1 Identity kind=EMPLOYEE name="Bo Ek" status=ACTIVE gone=2026-03-01T00:00:00Z
            ad:1 Identity kind=EMPLOYEE status=ACTIVE provider=ad
            ad:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.only().title()).isEqualTo("Bo Ek left 60 hours ago and is still active in ad");
    }

    @Test
    void aRecordOfALeaverWithoutStatusIsNoAccess() {
        Found found = Found.by("lifecycle.leaver-active", AT, """
            hr:1 Identity kind=EMPLOYEE
            left Event kind=LEFT at=2026-01-01T00:00:00Z
            left -ABOUT-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }
}
