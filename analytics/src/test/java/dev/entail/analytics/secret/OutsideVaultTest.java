// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class OutsideVaultTest {
    private static Found found(String text) {
        return Found.by("secret.outside-vault", "2026-03-01T00:00:00Z", text);
    }

    @Test
    void flagsEachPlaceThatIsNoVault() {
        assertThat(found("""
                a Secret kind=TOKEN location=CODE
                b Secret kind=TOKEN location=CI
                c Secret kind=TOKEN location=CONFIG
                d Secret kind=TOKEN location=IMAGE
                e Secret kind=TOKEN location=WORKSTATION
                f Secret kind=TOKEN location=TICKET
                g Secret kind=TOKEN location=VAULT
                """).subjects()).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void takesAnUnknownPlaceForNeither() {
        assertThat(found("a Secret kind=TOKEN location=UNKNOWN\nb Secret kind=TOKEN")
                        .subjects())
                .isEmpty();
    }

    @Test
    void isGraverWhereManyRead() {
        assertThat(found("a Secret kind=TOKEN location=CODE").only().severity()).isEqualTo(Severity.HIGH);
        assertThat(found("a Secret kind=TOKEN location=CI").only().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void namesThePlaceInItsEvidence() {
        Found found = found("""
                a Secret kind=TOKEN location=CODE locationDetail="src/app.properties"
                r Scope kind=REPOSITORY name="web shop"
                a -STORED_IN-> r
                """);

        assertThat(found.only().evidence())
                .extracting(evidence -> evidence.summary())
                .containsExactly("a lies in source code: src/app.properties.", "It is stored in web shop.");
    }

    @Test
    void leavesRevokedOnesAlone() {
        assertThat(found("a Secret kind=TOKEN location=CODE status=REVOKED").subjects())
                .isEmpty();
    }
}
