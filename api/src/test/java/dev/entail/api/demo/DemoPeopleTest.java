// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.api.demo.DemoOrganisation.Snapshot;
import dev.entail.graph.GraphRecord.NodeRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DemoPeopleTest {
    @Test
    void peopleChangeOnlyAsJoinersMoversAndLeavers() {
        for (int index = 1; index < Demo.SNAPSHOTS.size(); index++) {
            Map<String, Integer> changes = new TreeMap<>();
            Snapshot before = Demo.SNAPSHOTS.get(index - 1);
            Map<String, NodeRecord> then = Demo.people(before);
            Map<String, NodeRecord> now = Demo.people(Demo.SNAPSHOTS.get(index));

            assertThat(now.keySet()).containsAll(then.keySet());
            now.forEach((id, person) ->
                    change(before, then.get(id), person).ifPresent(change -> changes.merge(change, 1, Integer::sum)));
            assertThat(changes).containsOnlyKeys("joiner", "mover", "leaver");
            assertThat(changes.values()).allMatch(count -> count >= 3 && count <= 30);
        }
    }

    private static Optional<String> change(Snapshot earlier, NodeRecord before, NodeRecord now) {
        if (before == null) {
            LocalDate start =
                    (LocalDate) Objects.requireNonNull(now.properties().get("startDate"));
            Instant began = start.atStartOfDay(ZoneOffset.UTC).toInstant();
            return Optional.of(began.isAfter(earlier.at()) ? "joiner" : "a joiner from before");
        }
        if (before.properties().equals(now.properties())) {
            return Optional.empty();
        }
        if (!without(before).equals(without(now))) {
            return Optional.of("something else");
        }
        boolean left = !Objects.equals(
                before.properties().get("status"), now.properties().get("status"));
        return Optional.of(left ? "leaver" : "mover");
    }

    /** {@return what neither moving nor leaving may change} */
    private static Map<String, Object> without(NodeRecord person) {
        Map<String, Object> properties = new TreeMap<>(person.properties());
        properties.keySet().removeAll(List.of("department", "jobTitle", "status", "endDate"));
        return properties;
    }

    @Test
    void contractorsHaveAnEndAndEmployeesHaveNoneUntilTheyLeave() {
        for (Snapshot snapshot : Demo.SNAPSHOTS) {
            for (NodeRecord person : Demo.people(snapshot).values()) {
                boolean employed = Objects.equals(person.properties().get("kind"), "EMPLOYEE");
                boolean left = Objects.equals(person.properties().get("status"), "TERMINATED");

                assertThat(person.properties().containsKey("endDate"))
                        .as(person.id())
                        .isEqualTo(left || !employed);
            }
        }
    }
}
