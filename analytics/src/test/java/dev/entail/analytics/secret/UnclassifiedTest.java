// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class UnclassifiedTest {
    private static Found found(String text) {
        return Found.by("secret.unclassified", "2026-03-01T00:00:00Z", text);
    }

    @Test
    void namesAllThatIsUnknown() {
        Found found = found("a Secret kind=OTHER location=UNKNOWN");

        assertThat(found.only().title()).isEqualTo("Of a is unknown: type, location, time to live, way of rotation");
        assertThat(found.only().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void leavesAClassifiedOneAlone() {
        assertThat(found("a Secret kind=CERTIFICATE location=VAULT ttl=P90D rotationPath=MANUAL")
                        .subjects())
                .isEmpty();
    }

    @Test
    void flagsOneThatLacksOneThing() {
        assertThat(found("a Secret kind=CERTIFICATE location=VAULT rotationPath=MANUAL")
                        .only()
                        .title())
                .isEqualTo("Of a is unknown: time to live");
        assertThat(found("a Secret kind=API_KEY location=VAULT rotationPath=UNKNOWN")
                        .only()
                        .title())
                .isEqualTo("Of a is unknown: way of rotation");
    }

    @Test
    void knowsThatAnAccessKeyHasNoEnd() {
        assertThat(found("a Secret kind=ACCESS_KEY location=VAULT rotationPath=NONE")
                        .subjects())
                .isEmpty();
    }
}
