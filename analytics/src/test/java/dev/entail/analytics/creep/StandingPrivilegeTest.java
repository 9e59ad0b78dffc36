// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class StandingPrivilegeTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Found found(String text) {
        return Found.by("creep.standing-privilege", AT, text);
    }

    @Test
    void findsAPrivilegedRoleThatIsAlwaysOn() {
        Found found = found("""
                ann Identity kind=EMPLOYEE
                admin Role privileged
                ann -HAS_ROLE-> admin standing=true
                """);

        assertThat(found.only().title()).isEqualTo("ann holds the privileged admin all the time");
        assertThat(found.only().evidence()).extracting(Evidence::entity).contains("ann");
    }

    @Test
    void leavesOutWhatIsTakenUpOrEnds() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE
                bob Identity kind=EMPLOYEE
                admin Role privileged
                ann -HAS_ROLE-> admin standing=false
                bob -HAS_ROLE-> admin standing=true expiresAt=2026-04-01T00:00:00Z
                """).all()).isEmpty();
    }

    @Test
    void leavesOutARoleWithoutPrivilege() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE
                reader Role
                ann -HAS_ROLE-> reader standing=true
                """).all()).isEmpty();
    }

    @Test
    void whereOthersTakeTheRoleUpAnUnmarkedGrantIsStanding() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE
                bob Identity kind=EMPLOYEE
                admin Role privileged
                ann -HAS_ROLE-> admin
                bob -HAS_ROLE-> admin standing=false
                """).subjects()).containsExactly("ann");
    }

    @Test
    void doesNotJudgeWhereNobodySaysWhetherItCouldBeTakenUp() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE
                admin Role privileged
                ann -HAS_ROLE-> admin
                """).all()).isEmpty();
    }

    @Test
    void findsItThroughGroupsAndLeavesOutBreakGlass() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE
                glass Identity kind=EMPLOYEE breakGlass
                admins Group
                admin Role privileged
                ann -MEMBER_OF-> admins
                glass -MEMBER_OF-> admins
                admins -HAS_ROLE-> admin standing=true
                """).subjects()).containsExactly("ann");
    }
}
