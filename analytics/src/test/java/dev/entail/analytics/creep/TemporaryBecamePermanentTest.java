// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class TemporaryBecamePermanentTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Found found(String text) {
        return Found.by("creep.temporary-became-permanent", AT, text);
    }

    private static Found grant(String properties) {
        return found("""
                ann Identity kind=EMPLOYEE
                books Role
                ann -HAS_ROLE-> books %s
                """.formatted(properties));
    }

    @Test
    void findsATemporaryGrantPastItsEnd() {
        assertThat(grant("basis=TEMPORARY expiresAt=2026-02-28T00:00:00Z")
                        .only()
                        .title())
                .isEqualTo("The temporary access of ann to books ended on 2026-02-28 and is still there");
    }

    @Test
    void isPastItsEndFromThatInstantOn() {
        assertThat(grant("basis=TEMPORARY expiresAt=2026-03-01T00:00:00Z").all())
                .hasSize(1);
        assertThat(grant("basis=TEMPORARY expiresAt=2026-03-01T00:00:01Z").all())
                .isEmpty();
    }

    @Test
    void findsEmergencyAndExceptionWithoutAnEnd() {
        assertThat(grant("basis=EMERGENCY").all()).hasSize(1);
        assertThat(grant("basis=EXCEPTION").all()).hasSize(1);
    }

    @Test
    void leavesOutWhatWasMeantToLast() {
        assertThat(grant("basis=BASELINE").all()).isEmpty();
        assertThat(grant("").all()).isEmpty();
    }

    @Test
    void findsAMembershipPastItsEnd() {
        assertThat(found("""
                ann Identity kind=EMPLOYEE
                admins Group
                ann -MEMBER_OF-> admins expiresAt=2026-01-01T00:00:00Z
                """).subjects()).containsExactly("ann");
    }

    @Test
    void leavesOutTheEndlessEmergencyRoleOfABreakGlassAccount() {
        assertThat(found("""
                glass Identity kind=EMPLOYEE breakGlass
                books Role
                glass -HAS_ROLE-> books basis=EMERGENCY
                """).all()).isEmpty();
    }

    @Test
    void namesTheFactWithItsSource() {
        Evidence evidence =
                grant("basis=EMERGENCY by=directory").only().evidence().getFirst();

        assertThat(evidence.source()).isEqualTo("directory");
    }
}
