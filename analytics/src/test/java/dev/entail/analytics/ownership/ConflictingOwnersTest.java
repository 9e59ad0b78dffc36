// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks sources that disagree. */
class ConflictingOwnersTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsTwoSourcesThatNameTwoAccountableOwners() {
        assertThat(Found.by("ownership.conflict", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=ACTIVE
                eva Identity kind=EMPLOYEE
                svc -OWNED_BY-> bob role=ACCOUNTABLE by=cmdb
                svc -OWNED_BY-> eva role=ACCOUNTABLE by=aws
                """).subjects()).containsExactly("svc");
    }

    @Test
    void isSilentAboutAnotherRoleAndAboutOneSourceThatNamesTwo() {
        assertThat(Found.by("ownership.conflict", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                x Identity kind=BOT
                bob Identity kind=EMPLOYEE status=ACTIVE
                eva Identity kind=EMPLOYEE
                svc -OWNED_BY-> bob role=ACCOUNTABLE by=cmdb
                svc -OWNED_BY-> eva role=TECHNICAL by=aws
                x -OWNED_BY-> bob role=ACCOUNTABLE
                x -OWNED_BY-> eva role=ACCOUNTABLE
                """).subjects()).isEmpty();
    }

    @Test
    void isSilentWhereAnAccountAndItsPersonAreNamedAndOnceItIsDecided() {
        assertThat(Found.by("ownership.conflict", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                x Identity kind=BOT
                bob Identity kind=EMPLOYEE status=ACTIVE
                acc Identity kind=UNKNOWN
                acc -ACCOUNT_OF-> bob
                eva Identity kind=EMPLOYEE
                svc -OWNED_BY-> bob role=ACCOUNTABLE by=cmdb
                svc -OWNED_BY-> acc role=ACCOUNTABLE by=aws
                x -OWNED_BY-> bob role=ACCOUNTABLE by=cmdb
                x -OWNED_BY-> eva role=ACCOUNTABLE by=entail:decisions
                """).subjects()).isEmpty();
    }
}
