// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.api.demo.DemoOrganisation.Snapshot;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DemoRecordsTest {
    @Test
    void everyLineIsARecordAndNoIdComesTwice() {
        for (Snapshot snapshot : Demo.SNAPSHOTS) {
            List<String> ids = Demo.nodes(snapshot).stream().map(NodeRecord::id).toList();

            assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(3_000);
        }
    }

    @Test
    void bothEndsOfEveryRelationAreThereAndOfAnAllowedLabel() {
        for (Snapshot snapshot : Demo.SNAPSHOTS) {
            Map<String, EntityLabel> labels = labels(snapshot);
            List<String> wrong = new ArrayList<>();
            for (RelationRecord relation : Demo.relations(snapshot)) {
                EntityLabel from = labels.get(relation.from());
                EntityLabel to = labels.get(relation.to());
                if (!relation.kind().from().contains(from)
                        || !relation.kind().to().contains(to)) {
                    wrong.add(relation.kind() + " " + relation.from() + " -> " + relation.to());
                }
            }

            assertThat(wrong).isEmpty();
        }
    }

    private static Map<String, EntityLabel> labels(Snapshot snapshot) {
        Map<String, EntityLabel> labels = new HashMap<>();
        for (String list : List.of("UserDetailList", "RoleDetailList")) {
            Demo.aws(snapshot)
                    .path(list)
                    .forEach(item -> labels.put(item.path("Arn").asText(), EntityLabel.IDENTITY));
        }
        Demo.nodes(snapshot).forEach(node -> labels.put(node.id(), node.label()));
        return labels;
    }

    @Test
    void nothingWasMadeOrUsedAfterTheDateItIsSeenAt() {
        for (Snapshot snapshot : Demo.SNAPSHOTS) {
            for (NodeRecord node : Demo.nodes(snapshot)) {
                for (String name :
                        List.of("createdAt", "lastActiveAt", "lastUsedAt", "rotatedAt", "deployedAt", "at")) {
                    Object time = node.properties().getOrDefault(name, Instant.MIN);

                    assertThat((Instant) Objects.requireNonNull(time))
                            .as("%s of %s", name, node.id())
                            .isBeforeOrEqualTo(snapshot.at());
                }
            }
        }
    }

    @Test
    void theHighestRoleIsThreeGroupsAwayFromWhoeverPlansBuildings() {
        List<String> relations = Demo.relations(Demo.SNAPSHOTS.getFirst()).stream()
                .map(relation -> relation.from() + " " + relation.kind() + " " + relation.to())
                .toList();

        assertThat(relations)
                .contains(
                        "grp:building-projects MEMBER_OF grp:site-systems",
                        "grp:site-systems MEMBER_OF grp:directory-admins",
                        "grp:directory-admins HAS_ROLE " + Planted.ADMINISTRATOR)
                .doesNotContain("hr:1001 HAS_ROLE " + Planted.ADMINISTRATOR);
    }
}
