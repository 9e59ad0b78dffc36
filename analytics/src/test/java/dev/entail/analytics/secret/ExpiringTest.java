// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class ExpiringTest {
    private static Found found(String text) {
        return Found.by("secret.expiring", "2026-03-01T00:00:00Z", text);
    }

    @Test
    void flagsASecretFourteenDaysBeforeItsEndAndNotFifteen() {
        Found found = found("""
                a Secret kind=CERTIFICATE expiresAt=2026-03-15T00:00:00Z
                b Secret kind=CERTIFICATE expiresAt=2026-03-16T00:00:00Z
                """);

        assertThat(found.only().title()).isEqualTo("a ends in 14 days: nobody is known who could act");
    }

    @Test
    void leavesOneThatHasEndedAlone() {
        assertThat(found("a Secret kind=CERTIFICATE expiresAt=2026-03-01T00:00:00Z")
                        .subjects())
                .isEmpty();
        assertThat(found("a Secret kind=CERTIFICATE expiresAt=2026-03-01T00:00:01Z")
                        .subjects())
                .containsExactly("a");
    }

    @Test
    void reckonsTheEndFromTheTimeToLive() {
        assertThat(found("""
                a Secret kind=API_KEY ttl=P90D createdAt=2025-01-01T00:00:00Z rotatedAt=2025-12-10T00:00:00Z
                b Secret kind=API_KEY ttl=P90D createdAt=2025-12-20T00:00:00Z
                """).subjects()).containsExactly("a");
    }

    @Test
    void saysWhoMustActTheOwnerBeforeWhoControlsIt() {
        String text = """
                a Secret kind=CERTIFICATE expiresAt=2026-03-10T00:00:00Z
                svc Identity kind=SERVICE_ACCOUNT
                a -AUTHENTICATES-> svc
                ana Identity kind=EMPLOYEE
                ben Identity kind=EMPLOYEE
                cy Identity kind=EMPLOYEE
                cy -CONTROLS-> svc
                """;

        assertThat(found(text).only().title()).isEqualTo("a ends in 9 days: cy must act");
        assertThat(found(text + "svc -OWNED_BY-> ben\n").only().title()).endsWith("ben must act");
        assertThat(found(text + "svc -OWNED_BY-> ben\nben -CONTROLS-> a").only().title())
                .endsWith("ben must act");
        assertThat(found(text + "svc -OWNED_BY-> ben\na -OWNED_BY-> ana").only().title())
                .endsWith("ana must act");
        assertThat(found(text).only().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void leavesAloneWhatRenewsItself() {
        assertThat(found("""
                a Secret kind=TOKEN rotationPath=AUTOMATIC expiresAt=2026-03-02T00:00:00Z
                b Secret kind=TOKEN ttl=PT12H createdAt=2026-02-28T20:00:00Z
                """).subjects()).isEmpty();
    }
}
