// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class LongLivedTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Found found(String text) {
        return Found.by("secret.long-lived", AT, text);
    }

    @Test
    void flagsAnAccessKeyThatHasNoEnd() {
        Found found = found("key Secret kind=ACCESS_KEY createdAt=2026-02-01T00:00:00Z");

        assertThat(found.only().title()).isEqualTo("key never expires");
        assertThat(found.only().severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void flagsAValueOfMoreThanAYearAndNotOneOfAYear() {
        String yearAndDay = "cert Secret kind=CERTIFICATE createdAt=2025-02-28T00:00:00Z";
        String year = "cert Secret kind=CERTIFICATE createdAt=2025-03-01T00:00:00Z";

        assertThat(found(yearAndDay).only().title()).isEqualTo("cert has had its value for 366 days");
        assertThat(found(year).subjects()).isEmpty();
        assertThat(found(yearAndDay + " rotatedAt=2025-06-01T00:00:00Z").subjects())
                .isEmpty();
    }

    @Test
    void takesAnEndForOneWhetherADateOrATimeToLive() {
        assertThat(found("key Secret kind=API_KEY createdAt=2026-02-01T00:00:00Z expiresAt=2026-05-01T00:00:00Z")
                        .subjects())
                .isEmpty();
        assertThat(found("key Secret kind=API_KEY createdAt=2026-02-01T00:00:00Z ttl=P90D")
                        .subjects())
                .isEmpty();
    }

    @Test
    void believesThatAClientSecretHasNoEndOnlyOfASourceThatNamesEnds() {
        String endless = "one Secret kind=CLIENT_SECRET createdAt=2026-02-01T00:00:00Z source=entra";
        String other = "\ntwo Secret kind=CLIENT_SECRET expiresAt=2026-09-01T00:00:00Z source=";

        assertThat(found(endless).subjects()).isEmpty();
        assertThat(found(endless + other + "okta").subjects()).isEmpty();
        assertThat(found(endless + other + "entra").subjects()).containsExactly("one");
    }

    @Test
    void doesNotCallLongLivedWhatAMachineRotates() {
        String rotated =
                "key Secret kind=API_KEY rotationPath=%s createdAt=2025-12-01T00:00:00Z rotatedAt=2026-02-01T00:00:00Z";

        assertThat(found(rotated.formatted("AUTOMATIC")).subjects()).isEmpty();
        assertThat(found(rotated.formatted("MANUAL")).subjects()).containsExactly("key");
    }

    @Test
    void leavesRevokedAndExpiredOnesAlone() {
        assertThat(found("""
                a Secret kind=API_KEY status=REVOKED createdAt=2020-01-01T00:00:00Z
                b Secret kind=API_KEY status=EXPIRED createdAt=2020-01-01T00:00:00Z
                c Secret kind=CERTIFICATE createdAt=2020-01-01T00:00:00Z expiresAt=2026-03-01T00:00:00Z
                """).subjects()).isEmpty();
    }

    @Test
    void isGraverForWhatOpensPrivilege() {
        assertThat(found("""
                        key Secret kind=API_KEY createdAt=2020-01-01T00:00:00Z
                        root Identity kind=SERVICE_ACCOUNT tier=0
                        key -AUTHENTICATES-> root
                        """).only().severity()).isEqualTo(Severity.HIGH);
    }
}
