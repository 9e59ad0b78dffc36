// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

/** Checks owners who moved since. */
class MovedOwnerTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    @Test
    void flagsAMoveAfterTakingItAndNotOneAtThatTime() {
        assertThat(Found.by("ownership.moved", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                x Identity kind=BOT
                bob Identity kind=EMPLOYEE status=ACTIVE
                move Event kind=MOVED at=2026-01-10T00:00:00Z
                move -ABOUT-> bob
                svc -OWNED_BY-> bob since=2026-01-09T00:00:00Z
                x -OWNED_BY-> bob since=2026-01-10T00:00:00Z
                """).subjects()).containsExactly("svc");
    }

    @Test
    void isSilentOnceItIsAttestedAgain() {
        assertThat(Found.by("ownership.moved", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=ACTIVE
                move Event kind=MOVED at=2026-01-10T00:00:00Z
                move -ABOUT-> bob
                svc -OWNED_BY-> bob since=2025-01-09T00:00:00Z attestedAt=2026-01-10T00:00:00Z
                """).subjects()).isEmpty();
    }

    @Test
    void isSilentAboutANewPlaceOfWork() {
        assertThat(Found.by("ownership.moved", AT, """
                svc Identity kind=SERVICE_ACCOUNT
                bob Identity kind=EMPLOYEE status=ACTIVE
                move Event kind=MOVED at=2026-01-10T00:00:00Z detail="location Oslo to Bergen"
                move -ABOUT-> bob
                svc -OWNED_BY-> bob since=2025-01-09T00:00:00Z
                """).subjects()).isEmpty();
    }
}
