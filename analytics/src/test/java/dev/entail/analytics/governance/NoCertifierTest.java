// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class NoCertifierTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsAPrivilegedRoleThatNobodyCertifies() {
        Found found = Found.by("governance.no-certifier", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            admin Role name=admin privileged
            admin -DECIDED_BY-> hr:1 role=DECISION
            admin -DECIDED_BY-> hr:1 role=REVOKE
            """);

        assertThat(found.only().title()).isEqualTo("Nobody certifies the privileged role admin");
    }

    @Test
    void allThreePartsAreInOrder() {
        Found found = Found.by("governance.no-certifier", AT, """
            team Owner kind=TEAM
            admin Role name=admin tier=0
            admin -DECIDED_BY-> team role=DECISION
            admin -DECIDED_BY-> team role=CERTIFY
            admin -DECIDED_BY-> team role=REVOKE
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void whoLeavesTodayStillDecidesAndWhoLeftYesterdayDoesNot() {
        Found found = Found.by("governance.no-certifier", AT, """
            today Identity kind=EMPLOYEE status=ACTIVE endDate=2026-03-15
            gone Identity kind=EMPLOYEE status=ACTIVE endDate=2026-03-14
            a Role name=a privileged
            b Role name=b privileged
            a -DECIDED_BY-> today role=DECISION
            a -DECIDED_BY-> today role=CERTIFY
            a -DECIDED_BY-> today role=REVOKE
            b -DECIDED_BY-> gone role=DECISION
            b -DECIDED_BY-> gone role=CERTIFY
            b -DECIDED_BY-> gone role=REVOKE
            """);

        assertThat(found.subjects()).containsExactly("b");
    }

    @Test
    void anOrdinaryRoleNeedsNobody() {
        Found found = Found.by("governance.no-certifier", AT, """
            staff Role name=staff tier=2
            """);

        assertThat(found.all()).isEmpty();
    }
}
