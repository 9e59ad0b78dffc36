// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class NoRecordTest {
    private static final String AT = "2026-03-03T00:00:00Z";

    @Test
    void findsAnAccountThatNobodyIsRecordedFor() {
        Found found = Found.by("lifecycle.no-record", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE sourceOfRecord=hr provider=hr
            ad:1 Identity kind=EMPLOYEE status=ACTIVE provider=ad
            ad:2 Identity kind=EMPLOYEE name=stray status=ACTIVE provider=ad
            ad:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.only().title()).isEqualTo("stray is active in ad and no source of record names its owner");
    }

    @Test
    void aDisabledAccountOrOneForEmergenciesIsNone() {
        Found found = Found.by("lifecycle.no-record", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE sourceOfRecord=hr provider=hr
            ad:1 Identity kind=EMPLOYEE status=DISABLED provider=ad
            ad:2 Identity kind=UNKNOWN status=ACTIVE provider=ad breakGlass
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void withoutAnyRecordsNothingIsJudged() {
        Found found = Found.by("lifecycle.no-record", AT, """
            ad:1 Identity kind=EMPLOYEE status=ACTIVE provider=ad
            ad:2 Identity kind=EMPLOYEE status=ACTIVE provider=ad
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void allOfASystemOfRecordsAreRecords() {
        Found found = Found.by("lifecycle.no-record", AT, """
            hr:1 Identity kind=EMPLOYEE status=ACTIVE provider=hr
            hr:2 Identity kind=EMPLOYEE status=ACTIVE provider=hr
            ad:1 Identity kind=EMPLOYEE status=ACTIVE provider=ad
            ad:1 -ACCOUNT_OF-> hr:1
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsTwoRecordsOfOnePerson() {
        Found found = Found.by("lifecycle.no-record", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE startDate=2020-01-01 email=ann@example.com provider=hr
            acq:9 Identity kind=EMPLOYEE name=Ann status=ACTIVE startDate=2021-01-01 email=Ann@Example.com provider=acquired
            """);

        assertThat(found.only().title()).isEqualTo("Ann has 2 records with the address ann@example.com");
    }

    @Test
    void aFormerRecordOfSomebodyHiredAgainIsNoSecond() {
        Found found = Found.by("lifecycle.no-record", AT, """
            hr:1 Identity kind=EMPLOYEE status=TERMINATED startDate=2020-01-01 email=ann@example.com
            hr:2 Identity kind=EMPLOYEE status=ACTIVE startDate=2025-01-01 email=ann@example.com
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void findsAnAccountOfTwoPeople() {
        Found found = Found.by("lifecycle.no-record", AT, """
            hr:1 Identity kind=EMPLOYEE name=Ann status=ACTIVE
            hr:2 Identity kind=EMPLOYEE name=Bo status=ACTIVE
            ad:1 Identity kind=EMPLOYEE name=both status=ACTIVE provider=ad
            ad:1 -ACCOUNT_OF-> hr:1
            ad:1 -ACCOUNT_OF-> hr:2
            """);

        assertThat(found.only().title()).isEqualTo("both is said to be the account of 2 people: Ann, Bo");
    }

    @Test
    void findsAnNhiThatNothingRunsAsWhereThatIsKnownOfOthers() {
        Found found = Found.by("lifecycle.no-record", AT, """
            a Identity kind=SERVICE_ACCOUNT status=ACTIVE provider=k8s
            b Identity kind=SERVICE_ACCOUNT status=ACTIVE provider=k8s
            other Identity kind=SERVICE_ACCOUNT status=ACTIVE provider=saas
            w Workload name=w
            w -RUNS_AS-> a
            """);

        assertThat(found.subjects()).containsExactly("b");
    }
}
