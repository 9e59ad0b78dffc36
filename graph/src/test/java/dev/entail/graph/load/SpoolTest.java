// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadOptions.OnError;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What any source hands on is checked as if it had been written in a file of records. */
final class SpoolTest {
    private static final Place PLACE = new Place("account.json", "UserDetailList[3]");

    @TempDir
    private Path scratch;

    private static NodeRecord person(String id, Map<String, Object> properties) {
        return new NodeRecord(EntityLabel.IDENTITY, id, properties);
    }

    static Stream<Arguments> whatCannotBeKept() {
        return Stream.of(
                Arguments.of(person("half \ud800", Map.of("kind", "EMPLOYEE")), "half of a surrogate pair"),
                Arguments.of(
                        person("a", Map.of("kind", "EMPLOYEE", "name", "half \ud800")), "half of a surrogate pair"),
                Arguments.of(person("a".repeat(2_001), Map.of("kind", "EMPLOYEE")), "2000 characters"),
                Arguments.of(person("a", Map.of()), "'kind'"),
                Arguments.of(person("a", Map.of("kind", "ROBOT")), "allowed is one of"),
                Arguments.of(person("a", Map.of("kind", "EMPLOYEE", "createdAt", "soon")), "createdAt"),
                Arguments.of(person("a", Map.of("kind", "EMPLOYEE", "hash", 7L)), "kept by Entail itself"),
                Arguments.of(new RelationRecord(RelationKind.MEMBER_OF, "", "b", Map.of()), "'from'"));
    }

    @ParameterizedTest
    @MethodSource("whatCannotBeKept")
    void refusesWhatCannotBeKept(GraphRecord bad, String reason) {
        try (Spool spool = new Spool(scratch, new Problems(OnError.STOP), Progress.SILENT)) {
            assertThatThrownBy(() -> spool.accept("aws", bad, PLACE))
                    .isInstanceOf(BadInput.class)
                    .hasMessageStartingWith("account.json, UserDetailList[3]: ")
                    .hasMessageContaining(reason);
        }
    }

    @ParameterizedTest
    @MethodSource("whatCannotBeKept")
    void countsItWhereBadRecordsAreSkipped(GraphRecord bad, String reason) {
        Problems problems = new Problems(OnError.SKIP);
        try (Spool spool = new Spool(scratch, problems, Progress.SILENT)) {
            spool.accept("aws", bad, PLACE);
            spool.accept("aws", person("ana", Map.of("kind", "EMPLOYEE")), PLACE);

            assertThat(problems.kept()).singleElement().asString().contains(reason);
            assertThat(nodes(spool)).containsExactly(person("ana", Map.of("kind", "EMPLOYEE")));
        }
    }

    @Test
    void keepsATimeThatIsWrittenInAnotherWayAsTheSame() {
        Map<String, Object> written = Map.of("kind", "EMPLOYEE", "createdAt", "2026-01-31T10:00:00+02:00");
        Map<String, Object> kept = Map.of("kind", "EMPLOYEE", "createdAt", Instant.parse("2026-01-31T08:00:00Z"));
        try (Spool spool = new Spool(scratch, new Problems(OnError.STOP), Progress.SILENT)) {
            spool.accept("aws", person("ana", written), PLACE);
            spool.accept("aws", person("ana", kept), PLACE);

            assertThat(nodes(spool)).containsExactly(person("ana", kept));
        }
    }

    private static List<GraphRecord> nodes(Spool spool) {
        List<GraphRecord> nodes = new ArrayList<>();
        spool.eachNode(entry -> nodes.add(entry.graphRecord()));
        return nodes;
    }
}
