// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DuplicateTest {
    private static final String TWO = """
            a Identity kind=SERVICE_ACCOUNT purpose="Nightly  backup"
            b Identity kind=SERVICE_ACCOUNT purpose="nightly backup" %s
            r Role
            s Role
            t Owner kind=TEAM
            a -HAS_ROLE-> r
            a -OWNED_BY-> t
            """;

    private static Found found(String text) {
        return Found.by("nhi.duplicate", "2026-03-01T00:00:00Z", text);
    }

    @Test
    void groupsThoseOfTheSamePurposePermissionsAndOwner() {
        Found found = found(TWO.formatted("") + "b -HAS_ROLE-> r\nb -OWNED_BY-> t");

        assertThat(found.only().title()).isEqualTo("2 NHIs have the same purpose, permissions and owner: a, b");
        assertThat(found.subjects()).containsExactly("a");
    }

    @Test
    void leavesThoseAloneThatDifferInOneThing() {
        assertThat(found(TWO.formatted("") + "b -HAS_ROLE-> s\nb -OWNED_BY-> t").subjects())
                .isEmpty();
        assertThat(found(TWO.formatted("") + "u Owner kind=TEAM\nb -HAS_ROLE-> r\nb -OWNED_BY-> u")
                        .subjects())
                .isEmpty();
        assertThat(found(TWO.formatted("environment=TEST") + "b -HAS_ROLE-> r\nb -OWNED_BY-> t")
                        .subjects())
                .as("one for each environment is right")
                .isEmpty();
        assertThat(found(TWO.formatted("status=DISABLED") + "b -HAS_ROLE-> r\nb -OWNED_BY-> t")
                        .subjects())
                .isEmpty();
    }

    @Test
    void comparesPermissionsOfItsOwnByWhatTheySay() {
        assertThat(found("""
                a Identity kind=SERVICE_ACCOUNT purpose=backup
                b Identity kind=SERVICE_ACCOUNT purpose=backup
                t Owner kind=TEAM
                p Permission actions=[read,list]
                q Permission actions=[list,read]
                a -GRANTS-> p
                b -GRANTS-> q
                a -OWNED_BY-> t
                b -OWNED_BY-> t
                """).subjects()).containsExactly("a");
    }

    @Test
    void doesNotJudgeThoseOfNoKnownPermissions() {
        assertThat(found("""
                a Identity kind=SERVICE_ACCOUNT purpose=backup
                b Identity kind=SERVICE_ACCOUNT purpose=backup
                t Owner kind=TEAM
                a -OWNED_BY-> t
                b -OWNED_BY-> t
                """).subjects()).isEmpty();
    }

    private static String born(int number, String time) {
        return "n%d Identity kind=SERVICE_ACCOUNT name=job-%d createdAt=%s%nn%d -CREATED_BY-> ci%n"
                .formatted(number, number, time, number);
    }

    @Test
    void flagsFiveOfOneMinuteAndNotFour() {
        StringBuilder four = new StringBuilder("ci Identity kind=SERVICE_ACCOUNT\n");
        for (int number = 1; number <= 4; number++) {
            four.append(born(number, "2026-01-05T10:30:%02dZ".formatted(number)));
        }

        assertThat(found(four.toString()).subjects()).isEmpty();
        assertThat(found(four + born(5, "2026-01-05T10:31:00Z")).subjects()).isEmpty();
        assertThat(found(four + born(5, "2026-01-05T10:30:59Z")).only().title())
                .isEqualTo("5 NHIs were made by ci in one minute: job-1, job-2, job-3, job-4, job-5");
        assertThat(Found.by("nhi.duplicate", "2026-03-01T00:00:00Z", four.toString(), Map.of("bulk", 4.0))
                        .subjects())
                .containsExactly("n1");
    }

    @Test
    void doesNotTakeADateForAMinute() {
        StringBuilder days = new StringBuilder("ci Identity kind=SERVICE_ACCOUNT\n");
        for (int number = 1; number <= 6; number++) {
            days.append(born(number, "2026-01-05T00:00:00Z"));
        }

        assertThat(found(days.toString()).subjects()).isEmpty();
    }
}
