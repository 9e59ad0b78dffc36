// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks technical owners without control. */
class NoControlTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsATechnicalOwnerWithoutControl() {
        assertThat(Found.by("ownership.no-control", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob role=TECHNICAL
                """).subjects()).containsExactly("svc");
    }

    @Test
    void isSilentAboutAnAccountableOwner() {
        assertThat(Found.by("ownership.no-control", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob role=ACCOUNTABLE
                """).subjects()).isEmpty();
    }

    @Test
    void findsControlThroughAnAccountAndAGroup() {
        assertThat(Found.by("ownership.no-control", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=ACTIVE
                acc Identity kind=UNKNOWN
                acc -ACCOUNT_OF-> bob
                g Group name=g
                acc -MEMBER_OF-> g
                g -CONTROLS-> svc
                svc -OWNED_BY-> bob role=TECHNICAL
                """).subjects()).isEmpty();
    }

    @Test
    void findsPermissionThroughARoleOnWhatContainsItAndNotAPermissionToRead() {
        assertThat(Found.by("ownership.no-control", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                x Identity kind=BOT
                bob Identity kind=EMPLOYEE status=ACTIVE
                ns Scope kind=NAMESPACE
                ns -CONTAINS-> svc
                ro Scope kind=NAMESPACE
                ro -CONTAINS-> x
                role Role name=r
                w Permission actions=[update] accessLevel=WRITE
                r Permission actions=[get] accessLevel=READ
                w -ON-> ns
                r -ON-> ro
                role -GRANTS-> w
                role -GRANTS-> r
                bob -HAS_ROLE-> role
                svc -OWNED_BY-> bob role=TECHNICAL
                x -OWNED_BY-> bob role=TECHNICAL
                """).subjects()).containsExactly("x");
    }

    @Test
    void matchesResourcePatternsOfPermissions() {
        assertThat(Found.by("ownership.no-control", AT, """
                aws:role/a Identity kind=CLOUD_ROLE
                aws:role/ab Identity kind=CLOUD_ROLE
                other Identity kind=CLOUD_ROLE
                bob Identity kind=EMPLOYEE status=ACTIVE
                w Permission actions=[x] accessLevel=WRITE resources=[aws:role/a]
                bob -GRANTS-> w
                aws:role/a -OWNED_BY-> bob role=TECHNICAL
                aws:role/ab -OWNED_BY-> bob role=TECHNICAL
                """).subjects()).containsExactly("aws:role/ab");
    }
}
