// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks what has no owner. */
class NoOwnerTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsNhisSecretsAndWorkloadsWithoutOwner() {
        assertThat(Found.by("ownership.none", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                key Secret kind=API_KEY
                app Workload status=ACTIVE
                """).subjects()).containsExactly("app", "key", "svc");
    }

    @Test
    void isSilentWhereAnybodyIsNamed() {
        assertThat(Found.by("ownership.none", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob
                """).subjects()).isEmpty();
    }

    @Test
    void isSilentAboutWhatIsOutOfServiceAndWhatAPersonHasOfTheirOwn() {
        assertThat(Found.by("ownership.none", AT, """
                bob Identity kind=EMPLOYEE status=ACTIVE
                old Workload status=RETIRED
                key Secret kind=API_KEY
                key -AUTHENTICATES-> bob
                acc Identity kind=MACHINE_USER
                acc -ACCOUNT_OF-> bob
                """).subjects()).isEmpty();
    }
}
