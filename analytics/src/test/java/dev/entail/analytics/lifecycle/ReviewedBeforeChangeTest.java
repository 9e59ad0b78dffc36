// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class ReviewedBeforeChangeTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsAnApplicationThatChangedAfterItsReview() {
        Found found = Found.by("lifecycle.reviewed-before-change", AT, """
            w Workload name=billing changedAt=2026-03-05T00:00:00Z environment=PRODUCTION
            seen Event kind=REVIEWED at=2026-03-04T23:59:59Z
            seen -ABOUT-> w
            """);

        assertThat(found.only().title()).isEqualTo("billing changed 10 days ago, after its access was last reviewed");
        assertThat(found.only().severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void aReviewOfTheSameMomentIsNotOlder() {
        Found found = Found.by("lifecycle.reviewed-before-change", AT, """
            w Workload name=billing changedAt=2026-03-05T00:00:00Z
            seen Event kind=REVIEWED at=2026-03-05T00:00:00Z
            seen -ABOUT-> w
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void aReviewOfItsIdentityCountsAndAChangeByEvent() {
        Found found = Found.by("lifecycle.reviewed-before-change", AT, """
            w Workload name=billing
            svc Identity kind=SERVICE_ACCOUNT
            w -RUNS_AS-> svc
            seen Event kind=CERTIFIED at=2026-01-05T00:00:00Z
            seen -ABOUT-> svc
            change Event kind=CHANGED at=2026-02-05T00:00:00Z
            change -ABOUT-> w
            """);

        assertThat(found.subjects()).containsExactly("w");
    }

    @Test
    void whatWasNeverReviewedOrIsRetiredIsNotJudged() {
        Found found = Found.by("lifecycle.reviewed-before-change", AT, """
            w Workload name=billing changedAt=2026-03-05T00:00:00Z
            off Workload name=off status=RETIRED changedAt=2026-03-05T00:00:00Z
            seen Event kind=REVIEWED at=2026-01-05T00:00:00Z
            seen -ABOUT-> off
            """);

        assertThat(found.all()).isEmpty();
    }
}
