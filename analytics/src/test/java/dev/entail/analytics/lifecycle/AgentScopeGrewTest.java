// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class AgentScopeGrewTest {
    private static final String AT = "2026-03-15T00:00:00Z";

    @Test
    void findsAnAgentThatGainedProductionAccessAfterItsReview() {
        Found found = Found.by("lifecycle.agent-scope-grew", AT, """
            agent Identity kind=AI_AGENT name=helper status=ACTIVE createdAt=2025-06-01T00:00:00Z
            seen Event kind=REVIEWED at=2026-01-10T00:00:00Z
            seen -ABOUT-> agent
            old Role name=reader
            new Role name=deployer
            agent -HAS_ROLE-> old grantedAt=2025-06-02T00:00:00Z
            agent -HAS_ROLE-> new grantedAt=2026-02-01T00:00:00Z
            p Permission actions=[deploy]
            new -GRANTS-> p
            app Resource environment=PRODUCTION
            p -ON-> app
            """);

        assertThat(found.only().title()).isEqualTo("helper gained 1 tool or grant in production after its last review");
        assertThat(found.only().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void whatWasGivenByTheTimeOfTheReviewWasReviewed() {
        Found found = Found.by("lifecycle.agent-scope-grew", AT, """
            agent Identity kind=AI_AGENT status=ACTIVE
            seen Event kind=REVIEWED at=2026-02-01T00:00:00Z
            seen -ABOUT-> agent
            r Role name=deployer
            agent -HAS_ROLE-> r grantedAt=2026-02-01T00:00:00Z
            """);

        assertThat(found.all()).isEmpty();
    }

    @Test
    void aSecondLaterItWasNot() {
        Found found = Found.by("lifecycle.agent-scope-grew", AT, """
            agent Identity kind=AI_AGENT status=ACTIVE
            seen Event kind=REVIEWED at=2026-02-01T00:00:00Z
            seen -ABOUT-> agent
            r Role name=deployer
            agent -HAS_ROLE-> r grantedAt=2026-02-01T00:00:01Z
            """);

        assertThat(found.subjects()).containsExactly("agent");
    }

    @Test
    void findsGrowthThatNobodyEverReviewed() {
        Found found = Found.by("lifecycle.agent-scope-grew", AT, """
            agent Identity kind=AI_AGENT name=helper status=ACTIVE createdAt=2026-01-01T00:00:00Z
            first Role name=first
            tool Permission actions=[send-mail]
            agent -HAS_ROLE-> first grantedAt=2026-01-01T00:00:00Z
            agent -GRANTS-> tool seen=2026-02-01T00:00:00Z
            """);

        assertThat(found.only().title()).isEqualTo("helper gained 1 tool or grant and was never reviewed");
    }

    @Test
    void aCertifiedGrantIsReviewedAndAnotherKindIsNoAgent() {
        Found found = Found.by("lifecycle.agent-scope-grew", AT, """
            agent Identity kind=AI_AGENT status=ACTIVE createdAt=2026-01-01T00:00:00Z
            bot Identity kind=BOT status=ACTIVE createdAt=2026-01-01T00:00:00Z
            r Role name=r
            agent -HAS_ROLE-> r grantedAt=2026-02-01T00:00:00Z certifiedAt=2026-02-05T00:00:00Z
            bot -HAS_ROLE-> r grantedAt=2026-02-01T00:00:00Z
            """);

        assertThat(found.all()).isEmpty();
    }
}
