// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class UsedByHumanTest {
    private static final String KNOWN = """
            svc Identity kind=SERVICE_ACCOUNT
            key Secret kind=PASSWORD lastUsedAt=%s
            key -AUTHENTICATES-> svc
            ana Identity kind=EMPLOYEE
            ana -KNOWS-> key since=2025-06-01T00:00:00Z
            """;

    private static Found found(String text) {
        return Found.by("nhi.used-by-human", "2026-03-01T00:00:00Z", text);
    }

    @Test
    void flagsRecentUseOfASecretThatOnlyAPersonHas() {
        assertThat(found(KNOWN.formatted("2025-12-02T00:00:00Z")).only().title())
                .isEqualTo("svc is used by who knows its secret");
        assertThat(found(KNOWN.formatted("2025-12-01T00:00:00Z")).subjects()).isEmpty();
    }

    @Test
    void doesNotBlameAPersonForWhatAWorkloadMayHaveDone() {
        String used = KNOWN.formatted("2026-02-20T00:00:00Z") + "app Workload\n";

        assertThat(found(used).subjects()).containsExactly("svc");
        assertThat(found(used + "app -USES-> key").subjects()).isEmpty();
        assertThat(found(used + "app -RUNS_AS-> svc").subjects()).isEmpty();
    }

    @Test
    void flagsAnAccountThatTwoPeopleShare() {
        String shared = KNOWN.formatted("2024-01-01T00:00:00Z") + "ben Identity kind=EMPLOYEE\n";

        assertThat(found(shared).subjects()).isEmpty();
        assertThat(found(shared + "ben -KNOWS-> key").only().title()).isEqualTo("svc is shared by several people");
    }

    @Test
    void expectsBreakGlassToBeKnownToSeveral() {
        assertThat(found("""
                glass Identity kind=SERVICE_ACCOUNT breakGlass=true
                key Secret kind=PASSWORD
                key -AUTHENTICATES-> glass
                ana Identity kind=EMPLOYEE
                ben Identity kind=EMPLOYEE
                ana -KNOWS-> key
                ben -KNOWS-> key
                """).subjects()).isEmpty();
    }

    @Test
    void flagsAnNhiThatIsAPersonsAccountAndNotAPersonsAssistant() {
        assertThat(found("""
                ana Identity kind=EMPLOYEE
                svc Identity kind=SERVICE_ACCOUNT
                agent Identity kind=AI_AGENT
                svc -ACCOUNT_OF-> ana
                agent -ACCOUNT_OF-> ana
                """).subjects()).containsExactly("svc");
    }

    @Test
    void flagsSignInsByHand() {
        assertThat(found("""
                svc Identity kind=SERVICE_ACCOUNT
                two Identity kind=SERVICE_ACCOUNT
                iam Resource
                svc -USED-> iam action=signin:ConsoleLogin lastUsedAt=2026-02-01T00:00:00Z
                two -USED-> iam action=iam:CreateLoginProfile
                """).only().title()).isEqualTo("svc is signed in to by hand");
    }
}
