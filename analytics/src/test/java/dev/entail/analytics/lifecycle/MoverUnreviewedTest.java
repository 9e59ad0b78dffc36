// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MoverUnreviewedTest {
    private static final String AT = "2026-03-15T12:00:00Z";

    @Test
    void findsAMoverWhomNobodyReviewedForFourteenDays() {
        Found found = Found.by("lifecycle.mover-unreviewed", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r grantedAt=2024-01-01T00:00:00Z
            move Event kind=MOVED at=2026-03-01T12:00:00Z detail="department: Sales -> Legal"
            move -ABOUT-> hr:1
            """);

        assertThat(found.only().title()).isEqualTo("Ann moved 14 days ago and no access was reviewed since");
        assertThat(found.only().evidence().getFirst().summary()).contains("department: Sales -> Legal");
    }

    @Test
    void theDayBeforeThereIsStillTime() {
        Found found = Found.by("lifecycle.mover-unreviewed", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r
            move Event kind=MOVED at=2026-03-01T12:00:01Z
            move -ABOUT-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void aReviewOfThePersonOrACertificationOfAGrantEndsIt() {
        Found found = Found.by("lifecycle.mover-unreviewed", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            hr:2 Identity kind=EMPLOYEE status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r
            hr:2 -HAS_ROLE-> r certifiedAt=2026-02-03T00:00:00Z
            one Event kind=MOVED at=2026-02-01T00:00:00Z
            two Event kind=MOVED at=2026-02-01T00:00:00Z
            seen Event kind=REVIEWED at=2026-02-02T00:00:00Z
            one -ABOUT-> hr:1
            seen -ABOUT-> hr:1
            two -ABOUT-> hr:2
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void aReviewFromBeforeTheMoveDoesNot() {
        Found found = Found.by("lifecycle.mover-unreviewed", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r certifiedAt=2026-01-03T00:00:00Z
            move Event kind=MOVED at=2026-02-01T00:00:00Z
            move -ABOUT-> hr:1
            """);

        assertThat(found.subjects()).containsExactly("hr:1");
    }

    @Test
    void aSecondMoveDoesNotHideTheFirst() {
        Found found = Found.by("lifecycle.mover-unreviewed", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r
            one Event kind=MOVED at=2026-01-01T00:00:00Z
            two Event kind=MOVED at=2026-03-14T00:00:00Z
            one -ABOUT-> hr:1
            two -ABOUT-> hr:1
            """);

        assertThat(found.only().cause()).isEqualTo("one");
    }

    @Test
    void whoHoldsNothingOrHasLeftNeedsNoReview() {
        Found found = Found.by("lifecycle.mover-unreviewed", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            hr:2 Identity kind=EMPLOYEE status=TERMINATED
            r Role name=ledger
            hr:2 -HAS_ROLE-> r
            one Event kind=MOVED at=2026-01-01T00:00:00Z
            two Event kind=MOVED at=2026-01-01T00:00:00Z
            one -ABOUT-> hr:1
            two -ABOUT-> hr:2
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void theDaysAreASetting() {
        Found found = Found.by("lifecycle.mover-unreviewed", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            r Role name=ledger
            hr:1 -HAS_ROLE-> r
            move Event kind=MOVED at=2026-03-01T12:00:00Z
            move -ABOUT-> hr:1
            """, Map.of("days", 15.0));

        assertThat(found.all()).isEmpty();
    }
}
