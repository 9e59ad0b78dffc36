// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.api.demo.DemoOrganisation.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DemoOrganisationTest {
    private static final Set<String> OF_PEOPLE = Set.of("EMPLOYEE", "CONTRACTOR", "PARTNER", "UNKNOWN");

    @Test
    void theSameSeedGivesTheSameBytes() {
        List<Snapshot> again = DemoOrganisation.generate(7);

        for (int index = 0; index < again.size(); index++) {
            assertThat(again.get(index).awsJson())
                    .isEqualTo(Demo.SNAPSHOTS.get(index).awsJson());
            assertThat(again.get(index).recordsJsonl())
                    .isEqualTo(Demo.SNAPSHOTS.get(index).recordsJsonl());
        }
    }

    @Test
    void anotherSeedGivesAnotherCompany() {
        Snapshot other = DemoOrganisation.generate(8).getFirst();

        assertThat(other.recordsJsonl()).isNotEqualTo(Demo.SNAPSHOTS.getFirst().recordsJsonl());
    }

    @Test
    void isSeenAtThreeDatesInOrder() {
        assertThat(Demo.SNAPSHOTS)
                .extracting(Snapshot::at)
                .containsExactly(
                        Instant.parse("2026-03-31T00:00:00Z"),
                        Instant.parse("2026-06-30T00:00:00Z"),
                        Instant.parse("2026-09-30T00:00:00Z"));
    }

    @Test
    void hasAboutThreeHundredPeopleAndTwoThousandMachines() {
        for (Snapshot snapshot : Demo.SNAPSHOTS) {
            long machines = Demo.nodes(snapshot).stream()
                    .filter(node -> node.label().text().equals("Identity"))
                    .filter(node -> !OF_PEOPLE.contains(node.properties().get("kind")))
                    .count();
            long roles = Demo.aws(snapshot).path("RoleDetailList").size();

            assertThat(Demo.people(snapshot)).hasSizeBetween(280, 325);
            assertThat(machines + roles).isBetween(1_750L, 2_200L);
        }
    }

    @Test
    void hasTwoAccounts() {
        for (Snapshot snapshot : Demo.SNAPSHOTS) {
            Set<String> accounts = new TreeSet<>();
            for (String list : List.of("UserDetailList", "GroupDetailList", "RoleDetailList")) {
                Demo.aws(snapshot)
                        .path(list)
                        .forEach(item -> accounts.add(item.path("Arn").asText().split(":", -1)[4]));
            }

            assertThat(accounts).containsExactly("111122223333", "444455556666");
            assertThat(Demo.aws(snapshot).path("UserDetailList")).hasSizeBetween(50, 70);
            assertThat(Demo.aws(snapshot).path("RoleDetailList")).hasSizeBetween(230, 280);
        }
    }
}
