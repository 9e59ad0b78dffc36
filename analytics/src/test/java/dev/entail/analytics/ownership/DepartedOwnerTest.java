// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks things whose owners all left. */
class DepartedOwnerTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsAnOwnerWhoLeftWithTheAccountThatOwns() {
        assertThat(Found.by("ownership.departed", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=TERMINATED
                adm Identity kind=UNKNOWN
                adm -ACCOUNT_OF-> bob
                svc -OWNED_BY-> adm
                """).subjects()).containsExactly("svc");
    }

    @Test
    void flagsAnOwnerWhomNoSourceNamesAnyMore() {
        assertThat(Found.by("ownership.departed", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE gone
                svc -OWNED_BY-> bob
                """).subjects()).containsExactly("svc");
    }

    @Test
    void flagsATeamWithoutActiveMember() {
        assertThat(Found.by("ownership.departed", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                team Owner kind=TEAM
                bob Identity kind=EMPLOYEE status=TERMINATED
                bob -MEMBER_OF-> team
                svc -OWNED_BY-> team
                """).subjects()).containsExactly("svc");
    }

    @Test
    void isSilentWhereATeamHasAMemberWithinAGroup() {
        assertThat(Found.by("ownership.departed", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                team Owner kind=TEAM
                g Group name=g
                bob Identity kind=EMPLOYEE status=ACTIVE
                bob -MEMBER_OF-> g
                g -MEMBER_OF-> team
                svc -OWNED_BY-> team
                """).subjects()).isEmpty();
    }

    @Test
    void isSilentWhereOneOfSeveralOwnersIsStillThere() {
        assertThat(Found.by("ownership.departed", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=ACTIVE
                eva Identity kind=EMPLOYEE gone
                svc -OWNED_BY-> bob role=BACKUP
                svc -OWNED_BY-> eva role=ACCOUNTABLE
                """).subjects()).isEmpty();
    }

    @Test
    void flagsTheDayAfterTheLastDayAndNotTheDayItself() {
        assertThat(Found.by("ownership.departed", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                x Identity kind=BOT
                bob Identity kind=EMPLOYEE endDate=2026-02-28
                eva Identity kind=EMPLOYEE endDate=2026-03-01
                svc -OWNED_BY-> bob
                x -OWNED_BY-> eva
                """).subjects()).containsExactly("svc");
    }
}
