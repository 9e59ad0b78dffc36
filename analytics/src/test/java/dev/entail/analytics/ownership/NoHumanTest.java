// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks chains of owners that come to no human being. */
class NoHumanTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsAnNhiWithoutOwnerAtTheEnd() {
        assertThat(Found.by("ownership.no-human", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                ci Identity kind=BOT
                svc -OWNED_BY-> ci
                """).subjects()).containsExactly("svc");
    }

    @Test
    void flagsALoopOfOwners() {
        assertThat(Found.by("ownership.no-human", AT, """
                a Identity kind=BOT
                b Identity kind=BOT
                svc Identity kind=SERVICE_ACCOUNT
                a -OWNED_BY-> b
                b -OWNED_BY-> a
                svc -OWNED_BY-> a
                """).subjects()).containsExactly("a", "b", "svc");
    }

    @Test
    void flagsAVendorWithoutContact() {
        assertThat(Found.by("ownership.no-human", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                acme Owner kind=VENDOR
                svc -OWNED_BY-> acme
                """).subjects()).containsExactly("svc");
    }

    @Test
    void isSilentAboutAVendorWithAContact() {
        assertThat(Found.by("ownership.no-human", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                x Identity kind=BOT
                acme Owner kind=VENDOR contact=help@acme.example
                other Owner kind=VENDOR
                bob Identity kind=EMPLOYEE status=ACTIVE
                other -OWNED_BY-> bob
                svc -OWNED_BY-> acme
                x -OWNED_BY-> other
                """).subjects()).isEmpty();
    }

    @Test
    void isSilentWhereTheChainOrALoopHasAWayToAPerson() {
        assertThat(Found.by("ownership.no-human", AT, """
                bob Identity kind=EMPLOYEE status=ACTIVE
                a Identity kind=BOT
                b Identity kind=BOT
                svc Identity kind=SERVICE_ACCOUNT
                a -OWNED_BY-> b
                b -OWNED_BY-> a
                b -OWNED_BY-> bob
                svc -OWNED_BY-> a
                """).subjects()).isEmpty();
    }
}
