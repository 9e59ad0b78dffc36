// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class ReusedTest {
    private static Found found(String text) {
        return Found.by("nhi.reused", "2026-03-01T00:00:00Z", text);
    }

    private static final String ONE = """
            svc Identity kind=SERVICE_ACCOUNT
            shop Workload
            pay Workload
            shop -RUNS_AS-> svc
            """;

    @Test
    void flagsAnIdentityOfTwoApplicationsAndNotOfOne() {
        assertThat(found(ONE).subjects()).isEmpty();
        assertThat(found(ONE + "pay -RUNS_AS-> svc").only().title())
                .isEqualTo("svc is used by 2 applications: pay, shop");
    }

    @Test
    void countsWhoUsesItsSecrets() {
        assertThat(found(ONE + """
                key Secret kind=API_KEY
                key -AUTHENTICATES-> svc
                pay -USES-> key
                """).subjects()).containsExactly("svc");
    }

    @Test
    void takesReplicasAndTheSameApplicationInTwoClustersForOne() {
        assertThat(found("""
                svc Identity kind=SERVICE_ACCOUNT
                a Workload name="shop-7d9f8b6c5d-x2k4p"
                b Workload name="shop-7d9f8b6c5d-q9w8e"
                a -RUNS_AS-> svc
                b -RUNS_AS-> svc
                two Identity kind=SERVICE_ACCOUNT
                east Scope kind=NAMESPACE name=shop
                west Scope kind=NAMESPACE name=shop
                c Workload name=api
                d Workload name=api
                east -CONTAINS-> c
                west -CONTAINS-> d
                c -RUNS_AS-> two
                d -RUNS_AS-> two
                """).subjects()).isEmpty();
    }

    @Test
    void isLessGraveWithinOneNamespace() {
        String text = ONE + """
                pay -RUNS_AS-> svc
                ns Scope kind=NAMESPACE
                ns -CONTAINS-> shop
                """;

        assertThat(found(text).only().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(found(text + "ns -CONTAINS-> pay").only().severity()).isEqualTo(Severity.LOW);
    }

    @Test
    void doesNotCountWhatIsRetired() {
        assertThat(found("""
                svc Identity kind=SERVICE_ACCOUNT
                shop Workload
                old Workload status=RETIRED
                shop -RUNS_AS-> svc
                old -RUNS_AS-> svc
                """).subjects()).isEmpty();
    }
}
