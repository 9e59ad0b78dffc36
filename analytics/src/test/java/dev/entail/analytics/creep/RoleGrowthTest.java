// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Evidence;
import dev.entail.analytics.Found;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoleGrowthTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Found found(String text) {
        return Found.by("creep.role-growth", AT, text);
    }

    private static final String GROWN = """
            ann Identity kind=EMPLOYEE
            role Role
            p Permission actions=[a,b] until=2024-05-01T00:00:00Z
            p Permission actions=[a,b,c] seen=2024-05-01T00:00:00Z until=2025-06-01T00:00:00Z
            p Permission actions=[a,b,c,d,e] seen=2025-06-01T00:00:00Z
            role -GRANTS-> p
            ann -HAS_ROLE-> role
            """;

    @Test
    void namesEachJumpWithItsDateAndWhoInheritedIt() {
        Found found = found(GROWN);

        assertThat(found.only().title()).isEqualTo("role grew from 2 to 5 allow patterns");
        assertThat(found.only().evidence())
                .extracting(Evidence::summary)
                .containsExactly(
                        "on 2024-05-01 from 2 to 3 allow patterns, 1 of them new",
                        "on 2025-06-01 from 3 to 5 allow patterns, 2 of them new",
                        "1 identity inherited the growth: ann");
    }

    @Test
    void findsAPermissionThatWasAdded() {
        assertThat(found("""
                role Role
                p Permission actions=[a]
                q Permission actions=[b] seen=2025-01-01T00:00:00Z
                role -GRANTS-> p
                role -GRANTS-> q seen=2025-01-01T00:00:00Z
                """).only().evidence().getLast().summary()).isEqualTo("nobody holds it");
    }

    @Test
    void leavesOutARoleThatShrankOrStayed() {
        assertThat(found("""
                role Role
                p Permission actions=[a]
                q Permission actions=[b]
                role -GRANTS-> p
                role -GRANTS-> q until=2025-01-01T00:00:00Z
                same Role
                same -GRANTS-> p
                """).all()).isEmpty();
    }

    @Test
    void denialsAreNoGrowth() {
        assertThat(found("""
                role Role
                p Permission actions=[a]
                no Permission actions=[b] effect=DENY seen=2025-01-01T00:00:00Z
                role -GRANTS-> p
                role -GRANTS-> no seen=2025-01-01T00:00:00Z
                """).all()).isEmpty();
    }

    @Test
    void looksBackAsFarAsIsSet() {
        assertThat(Found.by("creep.role-growth", AT, GROWN, Map.of("days", 365.0))
                        .only()
                        .title())
                .isEqualTo("role grew from 3 to 5 allow patterns");
    }
}
