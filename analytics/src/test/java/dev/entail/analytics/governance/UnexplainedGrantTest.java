// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Suspicion;
import org.junit.jupiter.api.Test;

final class UnexplainedGrantTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsAGrantThatNothingExplains() {
        Found found = Found.by("governance.unexplained-grant", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            staff Role name=staff
            vault Role name=vault
            by-hand Role name=by-hand
            hr:1 -HAS_ROLE-> staff basis=BASELINE
            hr:1 -HAS_ROLE-> vault
            hr:1 -HAS_ROLE-> by-hand basis=MANUAL
            """);

        assertThat(found.all()).extracting(Suspicion::cause).containsExactlyInAnyOrder("vault", "by-hand");
        assertThat(found.all().getFirst().title()).startsWith("Nothing explains why Ann has ");
    }

    @Test
    void aTicketAnApprovalOrAnEventOfApprovalExplains() {
        Found found = Found.by("governance.unexplained-grant", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            a Role name=a
            b Role name=b
            c Role name=c
            d Role name=d
            hr:1 -HAS_ROLE-> a basis=MANUAL ticket=REQ-1
            hr:1 -HAS_ROLE-> b approvedBy=hr:2
            hr:1 -HAS_ROLE-> c
            hr:1 -HAS_ROLE-> d basis=EXCEPTION
            yes Event kind=APPROVED at=2026-01-01T00:00:00Z detail=c
            yes -ABOUT-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void aSourceThatNeverExplainsIsNotJudged() {
        Found found = Found.by("governance.unexplained-grant", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            a Role name=a
            b Role name=b
            c Role name=c
            hr:1 -HAS_ROLE-> a by=aws
            hr:1 -HAS_ROLE-> b by=iga ticket=REQ-1
            hr:1 -HAS_ROLE-> c by=iga
            """);

        assertThat(found.only().cause()).isEqualTo("c");
    }

    @Test
    void whatPeersHoldExplainsNothing() {
        Found found = Found.by("governance.unexplained-grant", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE department=Finance
            hr:2 Identity kind=EMPLOYEE status=ACTIVE department=Finance
            a Role name=a
            hr:1 -HAS_ROLE-> a ticket=REQ-1
            hr:2 -HAS_ROLE-> a
            """);

        assertThat(found.subjects()).containsExactly("hr:2");
    }

    @Test
    void whatHasEndedNeedsNoExplanation() {
        Found found = Found.by("governance.unexplained-grant", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            a Role name=a
            b Role name=b
            c Role name=c
            hr:1 -HAS_ROLE-> a ticket=REQ-1
            hr:1 -HAS_ROLE-> b expiresAt=2026-03-15T00:00:00Z
            hr:1 -HAS_ROLE-> c expiresAt=2026-03-15T00:00:01Z
            """);

        assertThat(found.only().cause()).isEqualTo("c");
    }
}
