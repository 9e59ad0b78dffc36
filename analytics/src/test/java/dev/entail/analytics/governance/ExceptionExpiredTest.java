// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class ExceptionExpiredTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsAnExceptionPastItsEnd() {
        Found found = Found.by("governance.exception-expired", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r basis=EXCEPTION approvedBy=hr:2 reason=cover expiresAt=2026-03-15T00:00:00Z
            """);

        assertThat(found.only().title())
                .isEqualTo("The exception that gives Ann ledger ended on 2026-03-15 and is still in force");
    }

    @Test
    void aMomentBeforeItsEndItHolds() {
        Found found = Found.by("governance.exception-expired", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r basis=EXCEPTION approvedBy=hr:2 reason=cover expiresAt=2026-03-15T00:00:01Z
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsAnExceptionThatLacksWhatBoundsIt() {
        Found found = Found.by("governance.exception-expired", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r basis=EXCEPTION
            """);

        assertThat(found.only().title())
                .isEqualTo("The exception that gives Ann ledger has no owner, no reason, no end");
        assertThat(found.only().severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void whatIsNoExceptionIsNotJudged() {
        Found found = Found.by("governance.exception-expired", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r basis=TEMPORARY expiresAt=2025-01-01T00:00:00Z
            """);

        assertThat(found.all()).isEmpty();
    }
}
