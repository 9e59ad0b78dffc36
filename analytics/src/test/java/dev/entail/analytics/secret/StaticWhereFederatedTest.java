// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class StaticWhereFederatedTest {
    private static final String CLOUD = """
            role Identity kind=MACHINE_USER provider=aws
            key -AUTHENTICATES-> role
            """;

    private static Found found(String text) {
        return Found.by("secret.static-where-federated", "2026-03-01T00:00:00Z", CLOUD + text);
    }

    @Test
    void flagsACloudKeyInAPipeline() {
        assertThat(found("key Secret kind=ACCESS_KEY location=CI").only().title())
                .isEqualTo("key signs a pipeline in to AWS for good, where federation would do");
        assertThat(found("""
                key Secret kind=ACCESS_KEY
                repo Scope kind=REPOSITORY
                key -STORED_IN-> repo
                """).subjects()).containsExactly("key");
        assertThat(found("""
                key Secret kind=ACCESS_KEY
                env Resource nativeType=GitHubEnvironment
                key -STORED_IN-> env
                """).subjects()).containsExactly("key");
    }

    @Test
    void leavesAVaultAndAnIdentityOfNoCloudAlone() {
        assertThat(found("key Secret kind=ACCESS_KEY location=VAULT").subjects())
                .isEmpty();
        assertThat(Found.by("secret.static-where-federated", "2026-03-01T00:00:00Z", """
                        key Secret kind=API_KEY location=CI
                        svc Identity kind=SERVICE_ACCOUNT provider=directory
                        key -AUTHENTICATES-> svc
                        """)
                        .subjects())
                .isEmpty();
    }

    @Test
    void takesWhatLivesADayForShortLived() {
        String key = "key Secret kind=TOKEN location=CI createdAt=2026-02-28T12:00:00Z expiresAt=";

        assertThat(found(key + "2026-03-01T12:00:00Z").subjects()).isEmpty();
        assertThat(found(key + "2026-03-01T12:00:01Z").subjects()).containsExactly("key");
    }

    @Test
    void flagsAClusterWorkloadOnlyWhereTheClusterFederatesToThatCloud() {
        String workload = """
                key Secret kind=ACCESS_KEY location=CONFIG
                app Workload
                sa Identity kind=WORKLOAD_IDENTITY provider=kubernetes
                app -RUNS_AS-> sa
                app -USES-> key
                other Identity kind=WORKLOAD_IDENTITY provider=kubernetes
                """;

        assertThat(found(workload).subjects()).isEmpty();
        assertThat(found(workload + "far Identity kind=CLOUD_ROLE provider=gcp\nother -FEDERATES_TO-> far")
                        .subjects())
                .isEmpty();
        assertThat(found(workload + "other -FEDERATES_TO-> role").subjects()).containsExactly("key");
    }

    @Test
    void flagsAWorkloadThatHasAnIdentityOfTheSameCloud() {
        assertThat(found("""
                key Secret kind=ACCESS_KEY location=CONFIG
                vm Workload
                own Identity kind=CLOUD_ROLE provider=aws
                vm -RUNS_AS-> own
                vm -USES-> key
                """).subjects()).containsExactly("key");
    }
}
