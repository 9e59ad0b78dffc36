// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class UnusedGrantsTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Found found(String text) {
        return Found.by("creep.unused", AT, text);
    }

    private static String ann(String granted, String used) {
        return """
                ann Identity kind=EMPLOYEE
                books Role
                films Role
                ann -HAS_ROLE-> books grantedAt=2025-01-01T00:00:00Z
                ann -HAS_ROLE-> films grantedAt=%s
                ann -USED-> books lastUsedAt=2026-02-20T00:00:00Z
                ann -USED-> films lastUsedAt=%s
                """.formatted(granted, used);
    }

    @Test
    void findsARoleThatWasNotUsedForNinetyDays() {
        Found found = found(ann("2025-01-01T00:00:00Z", "2025-12-01T00:00:00Z"));

        assertThat(found.only().title()).isEqualTo("ann did not use 1 of 2 entitlements in 90 days");
        assertThat(found.only().evidence())
                .extracting(Evidence::summary)
                .anySatisfy(text -> assertThat(text).contains("films"));
    }

    @Test
    void leavesOutWhatWasUsedADayLater() {
        assertThat(found(ann("2025-01-01T00:00:00Z", "2025-12-01T00:00:01Z")).all())
                .isEmpty();
    }

    @Test
    void leavesOutAGrantYoungerThanTheWindow() {
        assertThat(found(ann("2025-12-01T00:00:01Z", "2025-11-01T00:00:00Z")).all())
                .isEmpty();
    }

    @Test
    void doesNotJudgeWithoutEvidenceOfUse() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE
                books Role
                ann -HAS_ROLE-> books grantedAt=2025-01-01T00:00:00Z
                """).all()).isEmpty();
    }

    @Test
    void leavesOutBreakGlass() {
        assertThat(found(ann("2025-01-01T00:00:00Z", "2025-06-01T00:00:00Z")
                                .replace("kind=EMPLOYEE", "kind=EMPLOYEE breakGlass"))
                        .all())
                .isEmpty();
    }

    @Test
    void weighsByRiskAndByWhatItIsOn() {
        Found found = found("""
                svc Identity kind=SERVICE_ACCOUNT
                ledger Resource tier=0
                read Permission actions=[read] risk=1
                wipe Permission actions=[wipe] risk=9
                wipe -ON-> ledger
                svc -GRANTS-> read
                svc -GRANTS-> wipe
                svc -USED-> read action=read lastUsedAt=2026-02-20T00:00:00Z
                """);

        assertThat(found.only().evidence().getFirst().summary()).contains("96 %");
    }

    @Test
    void useOfAResourceWithAnActionIsUseOfWhatAllowsIt() {
        assertThat(found("""
                svc Identity kind=SERVICE_ACCOUNT
                bucket Resource
                read Permission actions=[s3:Get*] resources=[bucket]
                svc -GRANTS-> read
                svc -USED-> bucket action=s3:GetObject lastUsedAt=2026-02-20T00:00:00Z
                """).all()).isEmpty();
    }
}
