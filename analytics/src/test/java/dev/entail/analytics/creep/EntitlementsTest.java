// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Found;
import dev.entail.graph.projection.RelationState;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EntitlementsTest {
    private static final String AT = "2026-03-01T00:00:00Z";

    private static Entitlements of(String text) {
        return Entitlements.of(Found.context(AT, text, Map.of()));
    }

    private static List<String> names(Entitlements all, String holder) {
        return Arrays.stream(all.of(holder))
                .mapToObj(number -> all.get(number).entity().id())
                .toList();
    }

    @Test
    void comeThroughGroupsWithinGroupsAndInheritedRoles() {
        Entitlements all = of("""
                ann Identity kind=EMPLOYEE
                inner Group
                outer Group
                clerk Role
                base Role
                read Permission actions=[ledger:read]
                write Permission actions=[ledger:write]
                ann -MEMBER_OF-> inner
                inner -MEMBER_OF-> outer
                outer -MEMBER_OF-> inner
                outer -HAS_ROLE-> clerk
                clerk -INHERITS-> base
                clerk -GRANTS-> write
                base -GRANTS-> read
                """);

        assertThat(names(all, "ann")).containsExactlyInAnyOrder("inner", "read", "write");
        Held read = all.held("ann").stream()
                .filter(held -> held.entitlement().entity().id().equals("read"))
                .findFirst()
                .orElseThrow();
        assertThat(read.chain())
                .extracting(RelationState::to)
                .containsExactly("inner", "outer", "clerk", "base", "read");
        assertThat(read.isDirect()).isFalse();
    }

    @Test
    void aRoleOfUnknownPermissionsIsItselfAnEntitlement() {
        Entitlements all = of("""
                ann Identity kind=EMPLOYEE
                approver Role
                clerk Role
                approver -INHERITS-> clerk
                ann -HAS_ROLE-> approver grantedAt=2025-05-01T00:00:00Z
                """);

        assertThat(names(all, "ann")).containsExactlyInAnyOrder("approver", "clerk");
        assertThat(all.held("ann"))
                .allSatisfy(held -> assertThat(held.since()).isEqualTo(Instant.parse("2025-05-01T00:00:00Z")));
        assertThat(all.held("ann")).filteredOn(Held::isDirect).hasSize(1);
    }

    @Test
    void areTakenAwayByADenialOfTheSame() {
        Entitlements all = of("""
                ann Identity kind=EMPLOYEE
                role Role
                put Permission actions=[s3:PutObject] resources=[arn:aws:s3:::books/*]
                get Permission actions=[s3:GetObject] resources=[arn:aws:s3:::books/*]
                other Permission actions=[s3:PutObject] resources=[arn:aws:s3:::films/*]
                no Permission effect=DENY actions=[s3:Put*] resources=[arn:aws:s3:::books/*]
                sometimes Permission effect=DENY actions=[*] resources=[*] conditions="only at night"
                role -GRANTS-> put
                role -GRANTS-> get
                role -GRANTS-> other
                role -GRANTS-> no
                role -GRANTS-> sometimes
                ann -HAS_ROLE-> role
                """);

        assertThat(names(all, "ann")).containsExactlyInAnyOrder("get", "other");
    }

    @Test
    void permissionsThatSayTheSameAreOne() {
        Entitlements all = of("""
                ann Identity kind=EMPLOYEE
                bob Identity kind=EMPLOYEE
                one Permission actions=[read] resources=[books]
                two Permission actions=[read] resources=[books]
                ann -GRANTS-> one
                bob -GRANTS-> two
                """);

        assertThat(all.of("ann")).isEqualTo(all.of("bob"));
    }

    @Test
    void whatHasEndedIsNotHeldAndTeamsGiveNothing() {
        Entitlements all = of("""
                ann Identity kind=EMPLOYEE
                role Role
                team Owner kind=TEAM
                ann -HAS_ROLE-> role expiresAt=2026-03-01T00:00:00Z
                ann -MEMBER_OF-> team
                """);

        assertThat(all.of("ann")).isEmpty();
    }

    @Test
    void aPersonHoldsWhatTheAccountsHoldAndMachinesHoldForThemselves() {
        Entitlements all = of("""
                hr1 Identity kind=EMPLOYEE
                ad1 Identity kind=EMPLOYEE
                bot1 Identity kind=BOT
                role Role
                other Role
                ad1 -ACCOUNT_OF-> hr1
                bot1 -ACCOUNT_OF-> hr1
                ad1 -HAS_ROLE-> role
                bot1 -HAS_ROLE-> other
                """);

        assertThat(all.holders()).extracting(state -> state.id()).containsExactly("bot1", "hr1");
        assertThat(names(all, "hr1")).containsExactly("role");
        assertThat(all.holder("ad1").orElseThrow().id()).isEqualTo("hr1");
    }

    @Test
    void aPermissionThatARoleGotLaterIsHeldSinceThen() {
        Entitlements all = of("""
                ann Identity kind=EMPLOYEE
                role Role
                old Permission actions=[a]
                late Permission actions=[b] seen=2026-02-01T00:00:00Z
                role -GRANTS-> old
                role -GRANTS-> late seen=2026-02-01T00:00:00Z
                ann -HAS_ROLE-> role grantedAt=2025-05-01T00:00:00Z
                """);

        assertThat(all.held("ann"))
                .extracting(held -> held.since().toString())
                .containsExactlyInAnyOrder("2025-05-01T00:00:00Z", "2026-02-01T00:00:00Z");
    }

    @Test
    void useOfARoleIsUseOfAllThatComesWithIt() {
        Entitlements all = of("""
                ann Identity kind=EMPLOYEE
                role Role
                read Permission actions=[read]
                role -GRANTS-> read
                ann -HAS_ROLE-> role
                ann -USED-> role lastUsedAt=2026-01-05T00:00:00Z
                """);

        assertThat(all.held("ann").getFirst().lastUsedAt()).contains(Instant.parse("2026-01-05T00:00:00Z"));
    }
}
