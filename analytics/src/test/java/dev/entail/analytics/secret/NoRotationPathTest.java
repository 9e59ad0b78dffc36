// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class NoRotationPathTest {
    private static final String PEOPLE = """
            svc Identity kind=SERVICE_ACCOUNT
            key -AUTHENTICATES-> svc
            ana Identity kind=EMPLOYEE
            gone Identity kind=EMPLOYEE status=TERMINATED
            """;

    private static Found found(String text) {
        return Found.by("secret.no-rotation-path", "2026-03-01T00:00:00Z", PEOPLE + text);
    }

    @Test
    void flagsASecretThatHasNoWay() {
        assertThat(found("key Secret kind=API_KEY rotationPath=NONE\nkey -OWNED_BY-> ana")
                        .only()
                        .cause())
                .isEqualTo("no-way");
    }

    @Test
    void flagsASecretThatNobodyIsThereToRotate() {
        assertThat(found("key Secret kind=API_KEY rotationPath=MANUAL").only().cause())
                .isEqualTo("no-one");
        assertThat(found("key Secret kind=API_KEY rotationPath=MANUAL\nkey -OWNED_BY-> gone")
                        .only()
                        .title())
                .isEqualTo("Nobody is there to rotate key");
    }

    @Test
    void letsAnOwnerOrControllerOfEitherRotateIt() {
        String key = "key Secret kind=API_KEY rotationPath=MANUAL\n";

        assertThat(found(key + "key -OWNED_BY-> ana").subjects()).isEmpty();
        assertThat(found(key + "svc -OWNED_BY-> ana").subjects()).isEmpty();
        assertThat(found(key + "ana -CONTROLS-> key").subjects()).isEmpty();
        assertThat(found(key + "ana -CONTROLS-> svc").subjects()).isEmpty();
    }

    @Test
    void needsNobodyWhereAMachineRotatesAndJudgesNothingUnknown() {
        assertThat(found("key Secret kind=API_KEY rotationPath=AUTOMATIC").subjects())
                .isEmpty();
        assertThat(found("key Secret kind=API_KEY rotationPath=UNKNOWN").subjects())
                .isEmpty();
    }
}
