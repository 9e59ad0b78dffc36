// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks what one person alone answers for. */
class SingleOwnerTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsOnePersonForAProductionOrPrivilegedNhi() {
        assertThat(Found.by("ownership.single", AT, """
                svc Identity kind=SERVICE_ACCOUNT environment=PRODUCTION
                adm Identity kind=BOT tier=0
                dev Identity kind=BOT environment=TEST
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob
                adm -OWNED_BY-> bob
                dev -OWNED_BY-> bob
                """).subjects()).containsExactly("adm", "svc");
    }

    @Test
    void countsAPersonAndTheirAccountOnceAndATeamByItsMembers() {
        assertThat(Found.by("ownership.single", AT, """
                svc Identity kind=SERVICE_ACCOUNT environment=PRODUCTION
                x Identity kind=BOT environment=PRODUCTION
                bob Identity kind=EMPLOYEE status=ACTIVE
                acc Identity kind=UNKNOWN
                acc -ACCOUNT_OF-> bob
                eva Identity kind=EMPLOYEE
                team Owner kind=TEAM
                bob -MEMBER_OF-> team
                eva -MEMBER_OF-> team
                svc -OWNED_BY-> bob
                svc -OWNED_BY-> acc
                x -OWNED_BY-> team
                """).subjects()).containsExactly("svc");
    }
}
