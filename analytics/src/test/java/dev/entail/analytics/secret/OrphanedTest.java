// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class OrphanedTest {
    private static Found found(String text) {
        return Found.by("secret.orphaned", "2026-03-01T00:00:00Z", text);
    }

    @Test
    void flagsASecretOfAnIdentityThatIsGone() {
        assertThat(found("""
                        key Secret kind=API_KEY
                        svc Identity kind=SERVICE_ACCOUNT gone
                        key -AUTHENTICATES-> svc
                        """).only().title())
                .isEqualTo("key is live, and its identity svc is gone: no source names it any more");
    }

    @Test
    void flagsASecretOfADisabledIdentityAndNotOfAnActiveOne() {
        String text = """
                key Secret kind=PASSWORD
                ana Identity kind=EMPLOYEE status=%s
                key -AUTHENTICATES-> ana
                """;

        assertThat(found(text.formatted("DISABLED")).subjects()).containsExactly("key");
        assertThat(found(text.formatted("ACTIVE")).subjects()).isEmpty();
        assertThat(found(text.formatted("ON_LEAVE")).subjects()).isEmpty();
    }

    @Test
    void flagsASecretOfAnNhiThatNobodyAnswersFor() {
        String text = """
                key Secret kind=API_KEY
                svc Identity kind=SERVICE_ACCOUNT
                key -AUTHENTICATES-> svc
                ana Identity kind=EMPLOYEE endDate=%s
                """;

        assertThat(found(text.formatted("2027-01-01")).only().title())
                .isEqualTo("key is live, and its identity svc has no owner");
        assertThat(found(text.formatted("2026-02-28") + "svc -OWNED_BY-> ana").subjects())
                .containsExactly("key");
        assertThat(found(text.formatted("2026-03-01") + "svc -OWNED_BY-> ana").subjects())
                .as("the last day is still a day")
                .isEmpty();
    }

    @Test
    void doesNotMindDeadSecrets() {
        assertThat(found("""
                key Secret kind=API_KEY status=REVOKED
                svc Identity kind=SERVICE_ACCOUNT gone
                key -AUTHENTICATES-> svc
                """).subjects()).isEmpty();
    }
}
