// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks owners nobody attested. */
class UnattestedOwnerTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsTagsAndInferences() {
        assertThat(Found.by("ownership.unattested", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                x Identity kind=BOT
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob source=TAG
                x -OWNED_BY-> bob source=INFERRED
                """).subjects()).containsExactly("svc", "x");
    }

    @Test
    void isSilentAboutADeclaredOwner() {
        assertThat(Found.by("ownership.unattested", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob source=DECLARED
                svc -OWNED_BY-> bob source=TAG
                """).subjects()).isEmpty();
    }

    @Test
    void flagsAnAttestationOlderThanAYearAndNotOneOfAYear() {
        assertThat(Found.by("ownership.unattested", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                x Identity kind=BOT
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob attestedAt=2025-02-28T23:59:59Z
                x -OWNED_BY-> bob attestedAt=2025-03-01T00:00:00Z
                """).subjects()).containsExactly("svc");
    }

    @Test
    void flagsAfterHalfAYearInProduction() {
        assertThat(Found.by("ownership.unattested", AT, """
                svc Identity kind=SERVICE_ACCOUNT environment=PRODUCTION
                x Identity kind=BOT environment=PRODUCTION
                bob Identity kind=EMPLOYEE status=ACTIVE
                svc -OWNED_BY-> bob attestedAt=2025-09-01T23:59:59Z
                x -OWNED_BY-> bob attestedAt=2025-09-02T00:00:00Z
                """).subjects()).containsExactly("svc");
    }
}
