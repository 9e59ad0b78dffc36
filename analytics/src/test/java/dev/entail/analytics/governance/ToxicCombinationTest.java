// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class ToxicCombinationTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsBothDutiesHeldDirectly() {
        Found found = Found.by("governance.toxic-combination", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ruth status=ACTIVE
            a Role name=payment-initiator
            b Role name="Payment Approver"
            hr:1 -HAS_ROLE-> a
            hr:1 -HAS_ROLE-> b
            """);

        assertThat(found.only().title())
                .isEqualTo("Ruth can both initiate and approve payments: payment-initiator and Payment Approver");
        assertThat(found.only().cause()).isEqualTo("payment-initiate-approve");
    }

    @Test
    void findsBothThroughGroupsInheritanceAndAccountsTogether() {
        Found found = Found.by("governance.toxic-combination", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ruth status=ACTIVE
            erp:1 Identity kind=EMPLOYEE status=ACTIVE
            ad:1 Identity kind=EMPLOYEE status=ACTIVE
            erp:1 -ACCOUNT_OF-> hr:1
            ad:1 -ACCOUNT_OF-> hr:1
            inner Group name=inner
            outer Group name=outer
            ad:1 -MEMBER_OF-> inner
            inner -MEMBER_OF-> outer
            outer -HAS_ROLE-> clerk
            clerk Role name=clerk
            clerk -INHERITS-> a
            a Role name=payment-initiator
            b Role name=payment-approver
            erp:1 -HAS_ROLE-> b
            """);

        assertThat(found.only().subject().id()).isEqualTo("hr:1");
        assertThat(found.only().evidence()).hasSize(5);
    }

    @Test
    void findsThemByPermissionsAndNotForWhoMayDoEverything() {
        Found found = Found.by("governance.toxic-combination", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            root Identity kind=EMPLOYEE status=ACTIVE
            one Permission actions=[payments:create]
            two Permission actions=[payments:app*]
            all Permission actions=[*]
            hr:1 -GRANTS-> one
            hr:1 -GRANTS-> two
            root -GRANTS-> all
            """);

        assertThat(found.subjects()).containsExactly("hr:1");
    }

    @Test
    void twoPeopleWithOneDutyEachAreInOrder() {
        Found found = Found.by("governance.toxic-combination", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            hr:2 Identity kind=EMPLOYEE status=ACTIVE
            a Role name=payment-initiator
            b Role name=payment-approver
            hr:1 -HAS_ROLE-> a
            hr:2 -HAS_ROLE-> b
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void aDutyEndsWithItsGrant() {
        Found found = Found.by("governance.toxic-combination", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            hr:2 Identity kind=EMPLOYEE status=ACTIVE
            a Role name=payment-initiator
            b Role name=payment-approver
            hr:1 -HAS_ROLE-> a
            hr:1 -HAS_ROLE-> b expiresAt=2026-03-15T00:00:00Z
            hr:2 -HAS_ROLE-> a
            hr:2 -HAS_ROLE-> b expiresAt=2026-03-15T00:00:01Z
            """);

        assertThat(found.subjects()).containsExactly("hr:2");
    }

    @Test
    void theDisabledAndBreakGlassAreNotJudged() {
        Found found = Found.by("governance.toxic-combination", AT, """
            off Identity kind=EMPLOYEE status=DISABLED
            glass Identity kind=SERVICE_ACCOUNT status=ACTIVE breakGlass
            a Role name=payment-initiator
            b Role name=payment-approver
            off -HAS_ROLE-> a
            off -HAS_ROLE-> b
            glass -HAS_ROLE-> a
            glass -HAS_ROLE-> b
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void oneRoleThatFitsBothNamesIsNoCombination() {
        Found found = Found.by("governance.toxic-combination", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            a Role name=payment-request-approval-viewer
            hr:1 -HAS_ROLE-> a
            """);

        assertThat(found.all()).isEmpty();
    }
}
