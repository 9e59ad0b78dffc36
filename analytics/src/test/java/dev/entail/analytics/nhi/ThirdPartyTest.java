// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.nhi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import org.junit.jupiter.api.Test;

final class ThirdPartyTest {
    private static final String VENDOR = """
            app Identity kind=APPLICATION
            acme Owner kind=VENDOR %s
            app -OWNED_BY-> acme
            """;

    private static final String KNOWN = VENDOR.formatted("contact=help@acme.example");

    private static final String WRITER = KNOWN + """
            writer Role
            w Permission actions=[update] accessLevel=WRITE
            db Resource
            log Resource
            writer -GRANTS-> w
            w -ON-> db
            """;

    private static Found found(String text) {
        return Found.by("nhi.third-party", "2026-03-01T00:00:00Z", text);
    }

    @Test
    void flagsAVendorWithoutAContactAndNotOneWithOne() {
        assertThat(found(VENDOR.formatted("")).only().cause()).isEqualTo("no-contact");
        assertThat(found(KNOWN).subjects()).isEmpty();
        assertThat(found(VENDOR.formatted("") + "ana Identity kind=EMPLOYEE\napp -OWNED_BY-> ana role=TECHNICAL")
                        .subjects())
                .isEmpty();
    }

    @Test
    void flagsAPrivilegedOne() {
        assertThat(found(KNOWN + "r Role privileged=true\napp -HAS_ROLE-> r")
                        .only()
                        .title())
                .isEqualTo("app of acme is privileged");
    }

    @Test
    void flagsWritingThatWasNotUsedSinceTheNinetiethDay() {
        String grant = WRITER + "app -USED-> log lastUsedAt=2026-02-20T00:00:00Z\napp -HAS_ROLE-> writer grantedAt=";

        assertThat(found(grant + "2025-12-01T00:00:00Z").only().cause()).isEqualTo("too-much");
        assertThat(found(grant + "2025-12-02T00:00:00Z").subjects()).isEmpty();
    }

    @Test
    void leavesUsedWritingAndUnknownUseAlone() {
        String grant = WRITER + "app -HAS_ROLE-> writer grantedAt=2025-01-01T00:00:00Z\n";

        assertThat(found(grant).subjects()).isEmpty();
        assertThat(found(grant + "app -USED-> db lastUsedAt=2026-02-20T00:00:00Z")
                        .subjects())
                .isEmpty();
        assertThat(found(grant + "app -USED-> db lastUsedAt=2025-02-20T00:00:00Z")
                        .subjects())
                .containsExactly("app");
    }

    @Test
    void doesNotJudgeWhatIsNoVendors() {
        assertThat(found("""
                app Identity kind=APPLICATION tier=0
                team Owner kind=TEAM
                app -OWNED_BY-> team
                """).subjects()).isEmpty();
    }
}
