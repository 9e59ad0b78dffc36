// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class StateMismatchTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsAnAccountThatIsActiveThoughTheDirectoryIsNot() {
        Found found = Found.by("lifecycle.state-mismatch", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            ad:1 Identity kind=EMPLOYEE status=DISABLED provider=active-directory
            crm:1 Identity kind=EMPLOYEE status=ACTIVE provider=crm
            ad:1 -ACCOUNT_OF-> hr:1
            crm:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.only().title()).isEqualTo("Ann is disabled in the directory and active in 1 other system");
    }

    @Test
    void anotherAccountThatIsOffIsNoMismatch() {
        Found found = Found.by("lifecycle.state-mismatch", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            ad:1 Identity kind=EMPLOYEE status=ACTIVE provider=ad
            ad:old Identity kind=EMPLOYEE status=DISABLED provider=ad
            crm:1 Identity kind=EMPLOYEE status=ACTIVE provider=crm
            wiki:1 Identity kind=EMPLOYEE status=DISABLED provider=wiki
            ad:1 -ACCOUNT_OF-> hr:1
            ad:old -ACCOUNT_OF-> hr:1
            crm:1 -ACCOUNT_OF-> hr:1
            wiki:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsAPrivilegedRoleOfADisabledIdentityUntilItEnds() {
        Found found = Found.by("lifecycle.state-mismatch", AT, """
            off Identity kind=SERVICE_ACCOUNT name=off status=DISABLED
            over Identity kind=SERVICE_ACCOUNT status=DISABLED
            root Role name=root privileged
            off -HAS_ROLE-> root expiresAt=2026-03-15T00:00:01Z
            over -HAS_ROLE-> root expiresAt=2026-03-15T00:00:00Z
            """);

        assertThat(found.only().title()).isEqualTo("off is DISABLED and still has 1 privileged role");
    }

    @Test
    void findsAPrivilegedSessionOfSomebodyOnLeave() {
        Found found = Found.by("lifecycle.state-mismatch", AT, """
            hr:1 Identity kind=EMPLOYEE status=ON_LEAVE
            adm:1 Identity kind=UNKNOWN name=adm status=ACTIVE tier=0
            adm:1 -ACCOUNT_OF-> hr:1
            token Secret kind=TOKEN status=ACTIVE
            token -AUTHENTICATES-> adm:1
            """);

        assertThat(found.only().title()).isEqualTo("adm is ON_LEAVE and has 1 live privileged session");
    }

    @Test
    void leaveAloneIsNoMismatch() {
        Found found = Found.by("lifecycle.state-mismatch", AT, """
            hr:1 Identity kind=EMPLOYEE status=ON_LEAVE
            ad:1 Identity kind=EMPLOYEE status=ACTIVE provider=ad tier=0
            ad:1 -ACCOUNT_OF-> hr:1
            token Secret kind=TOKEN status=REVOKED
            token -AUTHENTICATES-> ad:1
            """);

        assertThat(found.all()).isEmpty();
    }
}
