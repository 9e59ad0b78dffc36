// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class WorkloadRetiredTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsTheIdentityAndTheSecretOfARetiredWorkload() {
        Found found = Found.by("lifecycle.workload-retired", AT, """
            w Workload name=billing status=RETIRED
            end Event kind=RETIRED at=2026-03-05T00:00:00Z
            end -ABOUT-> w
            svc Identity kind=SERVICE_ACCOUNT name=svc status=ACTIVE
            key Secret kind=API_KEY status=ACTIVE
            w -RUNS_AS-> svc
            w -USES-> key
            """);

        assertThat(found.subjects()).containsExactly("key", "svc");
        assertThat(found.all().getFirst().title())
                .isEqualTo("svc is still active though billing, which ran as it, was retired 10 days ago");
    }

    @Test
    void whatAnotherWorkloadStillUsesIsNeeded() {
        Found found = Found.by("lifecycle.workload-retired", AT, """
            w Workload name=billing status=RETIRED
            v Workload name=shop status=ACTIVE
            svc Identity kind=SERVICE_ACCOUNT status=ACTIVE
            w -RUNS_AS-> svc
            v -RUNS_AS-> svc
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void whatIsDisabledRevokedOrOverIsDone() {
        Found found = Found.by("lifecycle.workload-retired", AT, """
            w Workload name=billing status=RETIRED
            svc Identity kind=SERVICE_ACCOUNT status=DISABLED
            revoked Secret kind=API_KEY status=REVOKED
            over Secret kind=API_KEY expiresAt=2026-03-15T00:00:00Z
            live Secret kind=API_KEY expiresAt=2026-03-15T00:00:01Z
            w -RUNS_AS-> svc
            w -USES-> revoked
            w -USES-> over
            w -USES-> live
            """);

        assertThat(found.subjects()).containsExactly("live");
    }

    @Test
    void whatWasDeployedAgainIsNotRetired() {
        Found found = Found.by("lifecycle.workload-retired", AT, """
            w Workload name=billing
            end Event kind=RETIRED at=2026-01-05T00:00:00Z
            again Event kind=DEPLOYED at=2026-02-05T00:00:00Z
            end -ABOUT-> w
            again -ABOUT-> w
            svc Identity kind=SERVICE_ACCOUNT status=ACTIVE
            w -RUNS_AS-> svc
            """);

        assertThat(found.all()).isEmpty();
    }
}
