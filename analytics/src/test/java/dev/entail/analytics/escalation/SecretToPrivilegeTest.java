// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.analytics.Severity;
import org.junit.jupiter.api.Test;

final class SecretToPrivilegeTest {
    private static final String ROOT = """
            root Identity kind=SERVICE_ACCOUNT
            admin Role tier=0
            root -HAS_ROLE-> admin
            key Secret kind=PASSWORD
            key -AUTHENTICATES-> root
            ana Identity kind=EMPLOYEE
            """;

    private static Found found(String text) {
        return Found.by("escalation.secret-to-privilege", "2026-03-01T00:00:00Z", ROOT + text);
    }

    @Test
    void flagsAPersonWhoKnowsTheSecretOfAnAdministrator() {
        Found found = found("ana -KNOWS-> key");

        assertThat(found.only().title()).isEqualTo("ana can read key, which opens the more privileged root");
        assertThat(found.only().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.only().evidence())
                .extracting(evidence -> evidence.summary())
                .containsExactly("ana knows key.", "key authenticates root, which is privileged: admin is of tier 0.");
    }

    @Test
    void leavesWhoIsAsPrivilegedAlone() {
        assertThat(found("ana -KNOWS-> key\nana -HAS_ROLE-> admin").subjects()).isEmpty();
        assertThat(found("ana -KNOWS-> key\nadm Identity kind=UNKNOWN\nadm -ACCOUNT_OF-> ana\nadm -HAS_ROLE-> admin")
                        .subjects())
                .isEmpty();
    }

    @Test
    void tellsTierZeroFromMerePrivilege() {
        assertThat(found("power Role privileged=true\nana -HAS_ROLE-> power\nana -KNOWS-> key")
                        .subjects())
                .containsExactly("ana");
    }

    @Test
    void flagsWhoReadsThePlaceThroughGroupsAndRoles() {
        String place = """
                share Resource
                key -STORED_IN-> share
                p Permission actions=[read] accessLevel=%s
                p -ON-> share
                reader Role
                reader -GRANTS-> p
                staff Group
                staff -HAS_ROLE-> reader expiresAt=%s
                ana -MEMBER_OF-> staff
                """;

        assertThat(found(place.formatted("READ", "2026-03-01T00:00:01Z")).subjects())
                .containsExactly("ana");
        assertThat(found(place.formatted("READ", "2026-03-01T00:00:00Z")).subjects())
                .as("the grant has expired")
                .isEmpty();
        assertThat(found(place.formatted("LIST", "2026-03-02T00:00:00Z")).subjects())
                .as("listing is not reading")
                .isEmpty();
    }

    @Test
    void flagsWhoControlsTheSecretOrWhatContainsIt() {
        assertThat(found("ana -CONTROLS-> key").subjects()).containsExactly("ana");
        assertThat(found("""
                repo Scope kind=REPOSITORY
                org Scope kind=PROJECT
                org -CONTAINS-> repo
                key -STORED_IN-> repo
                ana -CONTROLS-> org
                """).subjects()).containsExactly("ana");
    }

    @Test
    void flagsAWorkloadThatUsesItUnlessItRunsAsMuch() {
        assertThat(found("app Workload\napp -USES-> key").subjects()).containsExactly("app");
        assertThat(found("app Workload\napp -USES-> key\napp -RUNS_AS-> root").subjects())
                .isEmpty();
        assertThat(found("app Workload status=RETIRED\napp -USES-> key").subjects())
                .isEmpty();
    }

    @Test
    void leavesSecretsOfOrdinaryAndDeadOnesAlone() {
        assertThat(found("""
                svc Identity kind=SERVICE_ACCOUNT
                low Secret kind=PASSWORD
                low -AUTHENTICATES-> svc
                ana -KNOWS-> low
                old Secret kind=PASSWORD status=REVOKED
                old -AUTHENTICATES-> root
                ana -KNOWS-> old
                """).subjects()).isEmpty();
    }

    @Test
    void tellsEachReaderOfAPlaceOnceOfTheStrongest() {
        assertThat(found("""
                        share Resource
                        a Secret kind=PASSWORD
                        half Identity kind=SERVICE_ACCOUNT tier=1
                        a -AUTHENTICATES-> half
                        a -STORED_IN-> share
                        key -STORED_IN-> share
                        ana -CONTROLS-> share
                        """).only().cause()).isEqualTo("secret:key");
    }
}
