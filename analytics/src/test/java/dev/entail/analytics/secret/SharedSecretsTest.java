// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Suspicion;
import org.junit.jupiter.api.Test;

final class SharedSecretsTest {
    private static Found found(String text) {
        return Found.by("secret.shared", "2026-03-01T00:00:00Z", text);
    }

    @Test
    void flagsASecretOfTwoWorkloadsAndNotOfOne() {
        String one = """
                key Secret kind=API_KEY
                a Workload
                b Workload
                old Workload status=RETIRED
                a -USES-> key
                old -USES-> key
                """;

        assertThat(found(one).subjects()).isEmpty();
        assertThat(found(one + "b -USES-> key").only().title()).isEqualTo("key is used by 2 workloads: a, b");
    }

    @Test
    void flagsASecretThatTwoPeopleKnowAndNotOnePersonTwice() {
        String one = """
                key Secret kind=PASSWORD
                ana Identity kind=EMPLOYEE
                adm Identity kind=UNKNOWN
                bob Identity kind=CONTRACTOR
                svc Identity kind=SERVICE_ACCOUNT
                adm -ACCOUNT_OF-> ana
                ana -KNOWS-> key
                adm -KNOWS-> key
                svc -KNOWS-> key
                """;

        assertThat(found(one).subjects()).isEmpty();
        assertThat(found(one + "bob -KNOWS-> key").only().title()).isEqualTo("key is known by 2 people: ana, bob");
    }

    @Test
    void forgetsWhoLeftBeforeItWasRotated() {
        String text = """
                key Secret kind=PASSWORD rotatedAt=%s
                ana Identity kind=EMPLOYEE
                bob Identity kind=EMPLOYEE status=TERMINATED endDate=2026-01-31
                ana -KNOWS-> key
                bob -KNOWS-> key
                """;

        assertThat(found(text.formatted("2026-02-02T00:00:00Z")).subjects()).isEmpty();
        assertThat(found(text.formatted("2026-01-31T00:00:00Z")).subjects()).containsExactly("key");
    }

    @Test
    void groupsCopiesOfOneValueIntoOneFinding() {
        Found found = found("""
                b Secret kind=API_KEY fingerprint=f1 locationDetail=ci
                a Secret kind=API_KEY fingerprint=f1 locationDetail=vault
                c Secret kind=API_KEY fingerprint=f2
                """);

        assertThat(found.only()).extracting(Suspicion::cause).isEqualTo("fingerprint:f1");
        assertThat(found.subjects()).containsExactly("a");
    }

    @Test
    void knowsThatTwoSourcesMayTellOfTheSamePlace() {
        assertThat(found("""
                a Secret kind=API_KEY fingerprint=f1
                b Secret kind=API_KEY fingerprint=f1
                r Resource
                a -STORED_IN-> r
                b -STORED_IN-> r
                """).subjects()).isEmpty();
    }

    @Test
    void flagsASecretThatLiesInTwoPlaces() {
        assertThat(found("""
                        a Secret kind=API_KEY
                        r Resource
                        s Resource
                        a -STORED_IN-> r
                        a -STORED_IN-> s
                        """).only().title()).isEqualTo("a lies in 2 places: r, s");
    }

    @Test
    void doesNotCountARevokedCopy() {
        assertThat(found("""
                a Secret kind=API_KEY fingerprint=f1
                b Secret kind=API_KEY fingerprint=f1 status=REVOKED
                """).subjects()).isEmpty();
    }
}
