// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class CrossEnvironmentTest {
    private static final String WORKLOADS = """
            prod Workload environment=PRODUCTION
            test Workload environment=TEST
            stage Workload environment=STAGING
            some Workload
            """;

    private static Found found(String text) {
        return Found.by("secret.cross-environment", "2026-03-01T00:00:00Z", WORKLOADS + text);
    }

    @Test
    void flagsASecretOfProductionAndTest() {
        Found found = found("""
                key Secret kind=API_KEY
                prod -USES-> key
                test -USES-> key
                """);

        assertThat(found.only().title()).isEqualTo("key is in production and in TEST");
        assertThat(found.only().evidence())
                .extracting(evidence -> evidence.summary())
                .containsExactly(
                        "key is used by prod, which is in PRODUCTION.", "key is used by test, which is in TEST.");
    }

    @Test
    void leavesOneOfTestAndStagingAndOneOfUnknownAlone() {
        assertThat(found("""
                a Secret kind=API_KEY
                b Secret kind=API_KEY
                test -USES-> a
                stage -USES-> a
                prod -USES-> b
                some -USES-> b
                """).subjects()).isEmpty();
    }

    @Test
    void flagsATestWorkloadWithTheSecretOfAProductionIdentity() {
        assertThat(found("""
                key Secret kind=API_KEY
                svc Identity kind=SERVICE_ACCOUNT environment=PRODUCTION
                key -AUTHENTICATES-> svc
                test -USES-> key
                """).subjects()).containsExactly("key");
    }

    @Test
    void doesNotMindThatTheVaultItselfIsOfProduction() {
        String text = """
                key Secret kind=API_KEY location=%s
                vault Resource environment=PRODUCTION
                key -STORED_IN-> vault
                test -USES-> key
                """;

        assertThat(found(text.formatted("VAULT")).subjects()).isEmpty();
        assertThat(found(text.formatted("CONFIG")).subjects()).containsExactly("key");
    }

    @Test
    void flagsAnIdentityThatWorkloadsOfBothWorkAs() {
        assertThat(found("""
                svc Identity kind=WORKLOAD_IDENTITY
                prod -RUNS_AS-> svc
                stage -RUNS_AS-> svc
                own Identity kind=WORKLOAD_IDENTITY environment=TEST
                prod -RUNS_AS-> own
                """).subjects()).containsExactly("own", "svc");
    }

    @Test
    void saysItOnceWhereTheSecretSaysIt() {
        assertThat(found("""
                svc Identity kind=SERVICE_ACCOUNT
                key Secret kind=API_KEY
                key -AUTHENTICATES-> svc
                prod -USES-> key
                test -USES-> key
                """).subjects()).containsExactly("key");
    }

    @Test
    void flagsCopiesThatAreEachInOneEnvironmentOnly() {
        assertThat(found("""
                b Secret kind=API_KEY fingerprint=f
                a Secret kind=API_KEY fingerprint=f
                prod -USES-> a
                test -USES-> b
                """).only().cause()).isEqualTo("fingerprint:f");
    }
}
