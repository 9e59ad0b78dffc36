// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.graph.EntityLabel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of finding about lifecycle and governance has its planted example in the demo's last records. */
final class PlantedLifecycleTest {
    @ParameterizedTest
    @CsvSource({
        "lifecycle.leaver-credentials, secret:svc:directory-sync/1",
        "lifecycle.no-record, ad:quay.scanner",
        "lifecycle.nhi-moved, svc:tide-gauge",
        "lifecycle.agent-scope-grew, bot:berth-planner",
        "lifecycle.workload-retired, svc:telex-bridge",
        "lifecycle.dormant, svc:telex-bridge",
        "lifecycle.reviewed-before-change, wl:berth-board",
        "governance.same-decider, role:gate-barrier-operator",
        "governance.no-certifier, role:directory-administrator"
    })
    void isInTheDemo(String id, String subject) {
        assertThat(PlantedFindingsTest.subjects(id)).contains(subject);
    }

    @ParameterizedTest
    @CsvSource({
        "lifecycle.leaver-active, Gareth Pugh",
        "lifecycle.state-mismatch, Viktor Hale",
        "governance.self-approved, Oskar Brandt",
        "governance.unexplained-grant, Chidi Eze",
        "governance.exception-expired, Noor van Dijk",
        "governance.toxic-combination, Ruth Adeyemi"
    })
    void isInTheDemoAboutAPerson(String id, String name) {
        List<String> names = PlantedFindingsTest.subjects(id).stream()
                .map(subject -> PlantedFindingsTest.CONTEXT
                        .estate()
                        .entity(subject)
                        .orElseThrow()
                        .displayName())
                .toList();

        assertThat(names).contains(name);
    }

    @Test
    void somebodyJoinedEarlySomeContractEndedAndSomeMoverWasNotReviewed() {
        for (String id : List.of("lifecycle.joiner-early", "lifecycle.contract-ended", "lifecycle.mover-unreviewed")) {
            assertThat(PlantedFindingsTest.subjects(id)).as(id).isNotEmpty();
        }
    }

    @Test
    void noKindOfFindingDrownsTheDemo() {
        int identities = PlantedFindingsTest.CONTEXT
                .estate()
                .entities(EntityLabel.IDENTITY)
                .size();

        for (String id : List.of(
                "lifecycle.leaver-active",
                "lifecycle.joiner-early",
                "lifecycle.nhi-moved",
                "lifecycle.state-mismatch")) {
            assertThat(PlantedFindingsTest.subjects(id).size()).as(id).isLessThan(identities / 20);
        }
    }
}
