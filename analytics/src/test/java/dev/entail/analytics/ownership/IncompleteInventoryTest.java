// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks NHIs that are not fully described. */
class IncompleteInventoryTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsAnNhiThatLacksAnyOfTheFour() {
        assertThat(Found.by("ownership.incomplete-inventory", AT, """
                svc Identity kind=SERVICE_ACCOUNT purpose=billing environment=TEST
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob
                """).subjects())
                .containsExactly("svc");
    }

    @Test
    void isSilentWhereAllFourAreKnown() {
        assertThat(Found.by("ownership.incomplete-inventory", AT, """
                svc Identity kind=SERVICE_ACCOUNT purpose=billing
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob
                app Workload environment=TEST
                app -RUNS_AS-> svc
                """).subjects())
                .isEmpty();
    }

    @Test
    void takesAWorkloadThatUsesTheSecretForADependency() {
        assertThat(Found.by("ownership.incomplete-inventory", AT, """
                svc Identity kind=SERVICE_ACCOUNT purpose=billing environment=TEST
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob
                app Workload environment=TEST
                k Secret kind=TOKEN
                k -AUTHENTICATES-> svc
                app -USES-> k
                """).subjects())
                .isEmpty();
    }
}
