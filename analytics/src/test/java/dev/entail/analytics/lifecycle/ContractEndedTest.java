// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Suspicion;
import org.junit.jupiter.api.Test;

final class ContractEndedTest {
    private static final String AT = "2026-03-03T00:00:00Z";

    @Test
    void findsAContractorActiveAfterTheEnd() {
        Found found = Found.by("lifecycle.contract-ended", AT, """
            v:1 Identity kind=CONTRACTOR name="Ida Roy" status=ACTIVE endDate=2026-02-28
            """);

        assertThat(found.only().title())
                .isEqualTo("The contract of Ida Roy ended 3 days ago and they are still active");
        assertThat(found.only().cause()).isEqualTo("ended");
    }

    @Test
    void theEndDateIsTheLastDay() {
        Found found = Found.by("lifecycle.contract-ended", AT, """
            v:1 Identity kind=CONTRACTOR status=ACTIVE endDate=2026-03-03
            boss Identity kind=EMPLOYEE status=ACTIVE
            v:1 -REPORTS_TO-> boss
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void theDayAfterItHasEnded() {
        Found found = Found.by("lifecycle.contract-ended", AT, """
            v:1 Identity kind=PARTNER status=ACTIVE endDate=2026-03-02
            """);

        assertThat(found.only().cause()).isEqualTo("ended");
    }

    @Test
    void anExtensionMovesTheEnd() {
        Found found = Found.by("lifecycle.contract-ended", AT, """
            v:1 Identity kind=CONTRACTOR status=ACTIVE endDate=2027-02-28
            boss Identity kind=EMPLOYEE status=ACTIVE
            v:1 -REPORTS_TO-> boss
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void whoEndedAndIsDisabledEverywhereIsDone() {
        Found found = Found.by("lifecycle.contract-ended", AT, """
            v:1 Identity kind=CONTRACTOR status=TERMINATED endDate=2026-02-28
            ad:1 Identity kind=CONTRACTOR status=DISABLED
            ad:1 -ACCOUNT_OF-> v:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsAnAccountThatOutlivesTheContract() {
        Found found = Found.by("lifecycle.contract-ended", AT, """
            v:1 Identity kind=CONTRACTOR status=TERMINATED endDate=2026-02-28
            ad:1 Identity kind=CONTRACTOR status=ACTIVE
            ad:1 -ACCOUNT_OF-> v:1
            """);

        assertThat(found.subjects()).containsExactly("v:1");
    }

    @Test
    void findsContractorsWithoutEndOrWithoutSponsor() {
        Found found = Found.by("lifecycle.contract-ended", AT, """
            open Identity kind=CONTRACTOR name=Open status=ACTIVE
            alone Identity kind=CONTRACTOR name=Alone status=ACTIVE endDate=2027-01-01
            left Identity kind=CONTRACTOR status=ACTIVE endDate=2027-01-01
            boss Identity kind=EMPLOYEE status=ACTIVE
            gone Identity kind=EMPLOYEE status=TERMINATED
            open -REPORTS_TO-> boss
            left -REPORTS_TO-> gone
            """);

        assertThat(found.subjects()).containsExactly("alone", "left", "open");
        assertThat(found.all()).extracting(Suspicion::title).contains("Open is an active contractor with no end date");
    }

    @Test
    void anEmployeeNeedsNeither() {
        Found found = Found.by("lifecycle.contract-ended", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE
            """);

        assertThat(found.all()).isEmpty();
    }
}
