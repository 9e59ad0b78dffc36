// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import org.junit.jupiter.api.Test;

final class LeaverCredentialsTest {
    private static final String AT = "2026-03-03T00:00:00Z";

    @Test
    void findsWhatALeaverKnowsAndWhatIsTheirOwn() {
        Found found = Found.by("lifecycle.leaver-credentials", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=TERMINATED endDate=2026-02-28
            ad:1 Identity kind=EMPLOYEE status=DISABLED
            ad:1 -ACCOUNT_OF-> hr:1
            token Secret kind=TOKEN createdAt=2026-01-01T00:00:00Z
            token -AUTHENTICATES-> ad:1
            shared Secret kind=PASSWORD rotatedAt=2025-12-01T00:00:00Z
            svc Identity kind=SERVICE_ACCOUNT status=ACTIVE
            shared -AUTHENTICATES-> svc
            hr:1 -KNOWS-> shared
            """);

        assertThat(found.subjects()).containsExactly("shared", "token");
        assertThat(found.all()).extracting(Suspicion::cause).containsOnly("hr:1");
    }

    @Test
    void isWorseWhereItOpensAPrivilegedIdentity() {
        Found found = Found.by("lifecycle.leaver-credentials", AT, """
            hr:1 Identity kind=EMPLOYEE status=TERMINATED endDate=2026-02-28
            shared Secret kind=PASSWORD
            svc Identity kind=SERVICE_ACCOUNT tier=0
            shared -AUTHENTICATES-> svc
            hr:1 -KNOWS-> shared
            """);

        assertThat(found.only().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void isRotatedOnTheDayAfterTheLast() {
        Found found = Found.by("lifecycle.leaver-credentials", AT, """
            hr:1 Identity kind=EMPLOYEE status=TERMINATED endDate=2026-02-28
            shared Secret kind=PASSWORD rotatedAt=2026-03-01T00:00:00Z
            hr:1 -KNOWS-> shared
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void aRotationOnTheLastDayIsBeforeTheLeaving() {
        Found found = Found.by("lifecycle.leaver-credentials", AT, """
            hr:1 Identity kind=EMPLOYEE status=TERMINATED endDate=2026-02-28
            shared Secret kind=PASSWORD rotatedAt=2026-02-28T23:59:59Z
            hr:1 -KNOWS-> shared
            """);

        assertThat(found.subjects()).containsExactly("shared");
    }

    @Test
    void anEventOfRotationCounts() {
        Found found = Found.by("lifecycle.leaver-credentials", AT, """
            hr:1 Identity kind=EMPLOYEE status=TERMINATED endDate=2026-02-28
            shared Secret kind=PASSWORD createdAt=2024-01-01T00:00:00Z
            hr:1 -KNOWS-> shared
            turn Event kind=ROTATED at=2026-03-02T00:00:00Z
            turn -ABOUT-> shared
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void whatIsRevokedOrPastItsEndIsNotLive() {
        Found found = Found.by("lifecycle.leaver-credentials", AT, """
            hr:1 Identity kind=EMPLOYEE status=TERMINATED endDate=2026-02-28
            revoked Secret kind=TOKEN status=REVOKED
            ended Secret kind=TOKEN expiresAt=2026-03-03T00:00:00Z
            hr:1 -KNOWS-> revoked
            hr:1 -KNOWS-> ended
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void whatColleaguesKnowIsNoFinding() {
        Found found = Found.by("lifecycle.leaver-credentials", AT, """
            hr:1 Identity kind=EMPLOYEE status=ON_LEAVE
            shared Secret kind=PASSWORD
            hr:1 -KNOWS-> shared
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void whatOpensOnlyADisabledMachineIsOfNoUse() {
        Found found = Found.by("lifecycle.leaver-credentials", AT, """
            hr:1 Identity kind=EMPLOYEE status=TERMINATED endDate=2026-02-28
            shared Secret kind=PASSWORD
            svc Identity kind=SERVICE_ACCOUNT status=DISABLED
            shared -AUTHENTICATES-> svc
            hr:1 -KNOWS-> shared
            """);

        assertThat(found.all()).isEmpty();
    }
}
