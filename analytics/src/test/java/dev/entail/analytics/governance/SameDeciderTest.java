// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class SameDeciderTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsARoleWhoseRecordAndDecisionOneTeamHolds() {
        Found found = Found.by("governance.same-decider", AT, """
            pay Role name=payment-approver
            team Owner kind=TEAM name=Accounting
            pay -DECIDED_BY-> team role=RECORD
            pay -DECIDED_BY-> team role=DECISION
            """);

        assertThat(found.only().title())
                .isEqualTo("Accounting holds both the record and the access decision of payment-approver");
    }

    @Test
    void twoTeamsAreInOrder() {
        Found found = Found.by("governance.same-decider", AT, """
            pay Role name=payment-approver
            one Owner kind=TEAM
            two Owner kind=TEAM
            pay -DECIDED_BY-> one role=RECORD
            pay -DECIDED_BY-> two role=DECISION
            pay -DECIDED_BY-> two role=CERTIFY
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void theAccountOfAPersonAndATeamOfOneAreThatPerson() {
        Found found = Found.by("governance.same-decider", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            ad:1 Identity kind=EMPLOYEE status=ACTIVE
            ad:1 -ACCOUNT_OF-> hr:1
            team Owner kind=TEAM
            hr:1 -MEMBER_OF-> team
            a Role name=a
            b Role name=b
            a -DECIDED_BY-> hr:1 role=RECORD
            a -DECIDED_BY-> ad:1 role=DECISION
            b -DECIDED_BY-> team role=RECORD
            b -DECIDED_BY-> hr:1 role=DECISION
            """);

        assertThat(found.subjects()).containsExactly("a", "b");
    }

    @Test
    void aTeamOfTwoIsNotOneOfItsMembers() {
        Found found = Found.by("governance.same-decider", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            hr:2 Identity kind=EMPLOYEE status=ACTIVE
            team Owner kind=TEAM
            hr:1 -MEMBER_OF-> team
            hr:2 -MEMBER_OF-> team
            a Role name=a
            a -DECIDED_BY-> team role=RECORD
            a -DECIDED_BY-> hr:1 role=DECISION
            """);

        assertThat(found.all()).isEmpty();
    }
}
