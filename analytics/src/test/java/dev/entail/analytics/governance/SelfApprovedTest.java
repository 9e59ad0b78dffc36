// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import org.junit.jupiter.api.Test;

final class SelfApprovedTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsWhoApprovedTheirOwnGrant() {
        Found found = Found.by("governance.self-approved", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r approvedBy=hr:1
            """);

        assertThat(found.only().title()).isEqualTo("Ann holds it and approved it for the grant of ledger to Ann");
        assertThat(found.only().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void anAccountIsItsPersonByIdAndByAddress() {
        Found found = Found.by("governance.self-approved", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE email=ann@example.com
            ad:1 Identity kind=UNKNOWN name=ann-admin status=ACTIVE
            ad:1 -ACCOUNT_OF-> hr:1
            r Role name=ledger
            s Role name=vault
            ad:1 -HAS_ROLE-> r approvedBy=hr:1
            ad:1 -HAS_ROLE-> s certifiedBy=Ann@example.com
            """);

        assertThat(found.subjects()).containsExactly("ad:1", "ad:1");
    }

    @Test
    void fourPeopleForFourPartsAreInOrder() {
        Found found = Found.by("governance.self-approved", AT, """
            hr:1 Identity kind=EMPLOYEE
            hr:2 Identity kind=EMPLOYEE
            hr:3 Identity kind=EMPLOYEE
            hr:4 Identity kind=EMPLOYEE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r approvedBy=hr:2 executedBy=hr:3 certifiedBy=hr:4
            ask Event kind=REQUESTED at=2026-01-01T00:00:00Z detail=ledger
            ask -ABOUT-> hr:1
            ask -BY-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsARequesterWhoApproved() {
        Found found = Found.by("governance.self-approved", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann
            hr:2 Identity kind=EMPLOYEE name=Bo
            r Role name=ledger
            hr:1 -HAS_ROLE-> r approvedBy=hr:2 ticket=REQ-1
            ask Event kind=REQUESTED at=2026-01-01T00:00:00Z ticket=REQ-1
            ask -ABOUT-> hr:1
            ask -BY-> hr:2
            """);

        assertThat(found.only().title()).isEqualTo("Bo requested it and approved it for the grant of ledger to Ann");
    }

    @Test
    void isLessWhereTheApproverCarriedOutOrCertified() {
        Found found = Found.by("governance.self-approved", AT, """
            hr:1 Identity kind=EMPLOYEE
            hr:2 Identity kind=EMPLOYEE
            r Role name=r
            s Role name=s
            hr:1 -HAS_ROLE-> r approvedBy=hr:2 executedBy=hr:2
            hr:1 -HAS_ROLE-> s approvedBy=hr:2 certifiedBy=hr:2
            """);

        assertThat(found.all()).extracting(Suspicion::severity).containsExactly(Severity.MEDIUM, Severity.LOW);
    }

    @Test
    void aMachineMayCarryOutWhatItAlsoApprovesByRule() {
        Found found = Found.by("governance.self-approved", AT, """
            hr:1 Identity kind=EMPLOYEE
            engine Identity kind=SERVICE_ACCOUNT
            r Role name=r
            hr:1 -HAS_ROLE-> r approvedBy=engine executedBy=engine
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void aGrantThatHasEndedIsNotJudgedAndOneThatEndsLaterIs() {
        Found found = Found.by("governance.self-approved", AT, """
            hr:1 Identity kind=EMPLOYEE
            r Role name=r
            s Role name=s
            hr:1 -HAS_ROLE-> r approvedBy=hr:1 expiresAt=2026-03-15T00:00:00Z
            hr:1 -HAS_ROLE-> s approvedBy=hr:1 expiresAt=2026-03-15T00:00:01Z
            """);

        assertThat(found.only().cause()).isEqualTo("s");
    }
}
