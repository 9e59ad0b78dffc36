// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class DormantTest {
    private static final String AT = "2026-03-31T00:00:00Z";

    @Test
    void findsAnNhiNotUsedForNinetyDays() {
        Found found = Found.by("lifecycle.dormant", AT, """
            svc Identity kind=SERVICE_ACCOUNT name=svc status=ACTIVE createdAt=2020-01-01T00:00:00Z lastActiveAt=2025-12-31T00:00:00Z
            """);

        assertThat(found.only().title()).isEqualTo("svc was not used for 90 days");
        assertThat(found.only().cause()).isEqualTo("not-used");
    }

    @Test
    void theDayBeforeItIsNot() {
        Found found = Found.by("lifecycle.dormant", AT, """
            svc Identity kind=SERVICE_ACCOUNT status=ACTIVE createdAt=2020-01-01T00:00:00Z lastActiveAt=2025-12-31T00:00:01Z
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void tellsNeverUsedApartWhereTheSystemTellsTheUseOfOthers() {
        Found found = Found.by("lifecycle.dormant", AT, """
            a Identity kind=SERVICE_ACCOUNT status=ACTIVE provider=x lastActiveAt=2026-03-30T00:00:00Z
            b Identity kind=SERVICE_ACCOUNT name=b status=ACTIVE provider=x createdAt=2025-12-31T00:00:00Z
            young Identity kind=SERVICE_ACCOUNT status=ACTIVE provider=x createdAt=2026-01-01T00:00:00Z
            other Identity kind=SERVICE_ACCOUNT status=ACTIVE provider=y createdAt=2020-01-01T00:00:00Z
            """);

        assertThat(found.only().title()).isEqualTo("b was never used in 90 days");
        assertThat(found.only().cause()).isEqualTo("never-used");
    }

    @Test
    void theUseOfItsSecretIsItsUse() {
        Found found = Found.by("lifecycle.dormant", AT, """
            svc Identity kind=SERVICE_ACCOUNT status=ACTIVE lastActiveAt=2024-01-01T00:00:00Z
            key Secret kind=API_KEY lastUsedAt=2026-03-30T00:00:00Z
            key -AUTHENTICATES-> svc
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void breakGlassPeopleAndTheDisabledAreNeverDormant() {
        Found found = Found.by("lifecycle.dormant", AT, """
            glass Identity kind=SERVICE_ACCOUNT status=ACTIVE breakGlass lastActiveAt=2024-01-01T00:00:00Z
            off Identity kind=SERVICE_ACCOUNT status=DISABLED lastActiveAt=2024-01-01T00:00:00Z
            ann Identity kind=EMPLOYEE status=ACTIVE lastActiveAt=2024-01-01T00:00:00Z
            """);

        assertThat(found.all()).isEmpty();
    }
}
