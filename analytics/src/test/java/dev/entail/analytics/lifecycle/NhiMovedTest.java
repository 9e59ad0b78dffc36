// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class NhiMovedTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsTheOldCredentialOfAWorkloadThatMoved() {
        Found found = Found.by("lifecycle.nhi-moved", AT, """
            w Workload name=billing
            svc Identity kind=SERVICE_ACCOUNT name=svc-billing status=ACTIVE
            w -RUNS_AS-> svc
            key Secret kind=API_KEY createdAt=2025-01-01T00:00:00Z
            key -AUTHENTICATES-> svc
            move Event kind=MOVED at=2026-03-05T00:00:00Z detail="cluster: east -> west"
            move -ABOUT-> w
            """);

        assertThat(found.only().subject().id()).isEqualTo("svc");
        assertThat(found.only().title())
                .isEqualTo(
                        "svc-billing, which billing runs as, moved 10 days ago and has 1 credential not rotated since");
    }

    @Test
    void aRotationAtTheMoveIsInTime() {
        Found found = Found.by("lifecycle.nhi-moved", AT, """
            w Workload name=billing
            svc Identity kind=SERVICE_ACCOUNT status=ACTIVE
            w -RUNS_AS-> svc
            key Secret kind=API_KEY rotatedAt=2026-03-05T00:00:00Z
            key -AUTHENTICATES-> svc
            move Event kind=RESCOPED at=2026-03-05T00:00:00Z
            move -ABOUT-> w
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void aRotationJustBeforeTheMoveIsNot() {
        Found found = Found.by("lifecycle.nhi-moved", AT, """
            w Workload name=billing
            key Secret kind=API_KEY rotatedAt=2026-03-04T23:59:59Z
            w -USES-> key
            move Event kind=RESCOPED at=2026-03-05T00:00:00Z
            move -ABOUT-> w
            """);

        assertThat(found.subjects()).containsExactly("w");
    }

    @Test
    void findsPermissionsThatCameWithTheMoveAndNobodyApproved() {
        Found found = Found.by("lifecycle.nhi-moved", AT, """
            svc Identity kind=WORKLOAD_IDENTITY name=svc status=ACTIVE
            r Role name=cluster-edit
            ok Role name=ok
            later Role name=later
            svc -HAS_ROLE-> r grantedAt=2026-02-02T00:00:00Z
            svc -HAS_ROLE-> ok grantedAt=2026-02-02T00:00:00Z approvedBy=hr:1
            svc -HAS_ROLE-> later grantedAt=2026-03-05T00:00:00Z
            move Event kind=MOVED at=2026-02-01T00:00:00Z
            move -ABOUT-> svc
            """);

        assertThat(found.only().title()).isEqualTo("svc moved 42 days ago and has 1 new grant that nobody approved");
    }

    @Test
    void whatDidNotMoveIsNoFinding() {
        Found found = Found.by("lifecycle.nhi-moved", AT, """
            w Workload name=billing
            svc Identity kind=SERVICE_ACCOUNT status=ACTIVE
            w -RUNS_AS-> svc
            key Secret kind=API_KEY createdAt=2025-01-01T00:00:00Z
            key -AUTHENTICATES-> svc
            change Event kind=CHANGED at=2026-03-05T00:00:00Z
            change -ABOUT-> w
            """);

        assertThat(found.all()).isEmpty();
    }
}
