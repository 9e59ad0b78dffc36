// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NotRotatedTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Found found(String text) {
        return Found.by("secret.not-rotated", AT, text);
    }

    @Test
    void flagsASecretOnTheNinetiethDayAndNotTheDayBefore() {
        Found found = found("""
                old Secret kind=API_KEY createdAt=2025-12-01T00:00:00Z
                day Secret kind=API_KEY createdAt=2025-12-02T00:00:00Z
                """);

        assertThat(found.only().title()).isEqualTo("old was not rotated for 90 days");
    }

    @Test
    void countsFromTheLastRotationWhicheverSourceTellsOfIt() {
        assertThat(found("""
                a Secret kind=API_KEY createdAt=2024-01-01T00:00:00Z rotatedAt=2026-02-01T00:00:00Z
                b Secret kind=API_KEY createdAt=2024-01-01T00:00:00Z
                e Event kind=ROTATED at=2026-02-01T00:00:00Z
                e -ABOUT-> b
                """).subjects()).isEmpty();
    }

    @Test
    void saysNothingOfOneWhoseAgeIsUnknown() {
        assertThat(found("a Secret kind=API_KEY").subjects()).isEmpty();
    }

    @Test
    void leavesRevokedOnesAlone() {
        assertThat(found("a Secret kind=API_KEY status=REVOKED createdAt=2020-01-01T00:00:00Z")
                        .subjects())
                .isEmpty();
    }

    @Test
    void takesAnotherWindow() {
        String key = "a Secret kind=API_KEY createdAt=2026-01-30T00:00:00Z";

        assertThat(Found.by("secret.not-rotated", AT, key, Map.of("days", 30.0)).subjects())
                .containsExactly("a");
        assertThat(Found.by("secret.not-rotated", AT, key, Map.of("days", 31.0)).subjects())
                .isEmpty();
    }
}
