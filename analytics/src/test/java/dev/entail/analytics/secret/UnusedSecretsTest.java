// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class UnusedSecretsTest {
    private static Found found(String text) {
        return Found.by("secret.unused", "2026-03-01T00:00:00Z", text);
    }

    @Test
    void flagsASecretOnTheNinetiethDayAndNotTheDayBefore() {
        Found found = found("""
                old Secret kind=API_KEY lastUsedAt=2025-12-01T00:00:00Z
                day Secret kind=API_KEY lastUsedAt=2025-12-01T00:00:01Z
                """);

        assertThat(found.only().title()).isEqualTo("old was not used for 90 days");
    }

    @Test
    void saysNothingOfOneWhoseUseIsUnknown() {
        assertThat(found("key Secret kind=API_KEY createdAt=2020-01-01T00:00:00Z")
                        .subjects())
                .isEmpty();
    }

    @Test
    void doesNotJudgeOneYoungerThanTheWindow() {
        assertThat(found("key Secret kind=API_KEY createdAt=2026-01-01T00:00:00Z lastUsedAt=2025-11-01T00:00:00Z")
                        .subjects())
                .isEmpty();
    }

    @Test
    void expectsBreakGlassToLieUnused() {
        assertThat(found("""
                key Secret kind=PASSWORD lastUsedAt=2024-12-01T00:00:00Z
                glass Identity kind=SERVICE_ACCOUNT breakGlass=true
                key -AUTHENTICATES-> glass
                """).subjects()).isEmpty();
    }

    @Test
    void leavesRevokedOnesAlone() {
        assertThat(found("key Secret kind=API_KEY lastUsedAt=2025-01-01T00:00:00Z status=REVOKED")
                        .subjects())
                .isEmpty();
    }
}
