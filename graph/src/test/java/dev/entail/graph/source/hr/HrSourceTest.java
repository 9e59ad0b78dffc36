// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.hr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.Input;
import dev.entail.graph.load.InputFiles;
import dev.entail.graph.load.Place;
import dev.entail.graph.load.RecordSink;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of people, read as a mapping says. */
final class HrSourceTest {
    private static final String MAPPING = """
            id: no
            properties:
              kind: {column: type, values: {FTE: EMPLOYEE, Ext: CONTRACTOR}}
              name: "{first} {last}"
              status: {column: state, values: {on: ACTIVE, off: TERMINATED}}
              startDate: {column: since, format: dd.MM.yyyy}
            supervisor: {column: boss, by: name}
            owners: [{column: team, kind: TEAM}]
            """;
    private static final String HEADER = "no,first,last,type,state,since,boss,team\n";

    @Test
    void readsAPersonAsTheMappingSays() {
        Said said = read(MAPPING, HEADER + "1,Ana,Lopez,fte,on,05.01.2021,,Ops\n2,Ben,Ray,Ext,off,,Ana Lopez,Ops\n");

        assertThat(said.person("hr:1").properties())
                .containsEntry("kind", "EMPLOYEE")
                .containsEntry("name", "Ana Lopez")
                .containsEntry("status", "ACTIVE")
                .containsEntry("startDate", LocalDate.of(2021, 1, 5));
        assertThat(said.relations(RelationKind.REPORTS_TO)).containsExactly("hr:2 -> hr:1");
        assertThat(said.relations(RelationKind.MEMBER_OF))
                .containsExactly("hr:1 -> hr:team/Ops", "hr:2 -> hr:team/Ops");
        assertThat(said.rejected).isEmpty();
        assertThat(said.warned).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1,A,B,FTE,gone,,,|column 'state' for status is 'gone', allowed is one of off, on",
                "1,A,B,Robot,on,,,|column 'type' for kind is 'Robot', allowed is one of Ext, FTE",
                "1,A,B,FTE,on,2021-01-05,,|'2021-01-05', allowed is a date written dd.MM.yyyy",
                "1,A,B,FTE,on,31.02.2021,,|'31.02.2021', allowed is a date written dd.MM.yyyy",
                ",A,B,FTE,on,,,|column 'no' is empty, allowed is the id of a person",
                "1,A,B,FTE,on,,|has 7 fields, allowed are 8",
                "1,A,B,FTE,on,,,,|has 9 fields, allowed are 8",
                "9,A,B,FTE,on,,,|id '9' appears on an earlier line too",
            })
    void rejectsARowWithItsLineAndWhatIsAllowed(String row, String reason) {
        Said said = read(MAPPING, HEADER + "9,Z,Z,FTE,on,,,\n" + row + "\n");

        assertThat(said.rejected)
                .singleElement()
                .asString()
                .startsWith("people.csv, line 3: ")
                .contains(reason);
        assertThat(said.people()).containsExactly("hr:9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id: number|column 'number' is not in people.csv, allowed is no, first, last",
                "id: no, properties: {shoe: first}|properties.shoe: is no property of a person, allowed is one of kind",
                "id: no, properties: {name: first}|properties.kind: is missing, allowed is one of AI_AGENT",
                "id: no, colour: red|the mapping: has 'colour', allowed is one of delimiter",
                "id: no, properties: {kind: {constant: ROBOT}}|properties.kind.constant: is 'ROBOT', allowed is one of",
                "id: no, encoding: klingon|encoding: is 'klingon', allowed is a name such as UTF-8",
            })
    void refusesABadMappingAndSaysWhatIsAllowed(String fields, String message) {
        String mapping = fields.contains("kind") || fields.contains("properties") || fields.contains("colour")
                ? "{" + fields + "}"
                : "{" + fields + ", properties: {kind: {constant: EMPLOYEE}}}";

        assertThatThrownBy(() -> read(mapping, HEADER + "1,A,B,FTE,on,,,\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith("map.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void warnsOfALoopOfSupervisorsAndKeepsWhatTheTableSays() {
        Said said = read(
                MAPPING, HEADER + "1,A,A,FTE,on,,B B,\n2,B,B,FTE,on,,C C,\n3,C,C,FTE,on,,A A,\n4,D,D,FTE,on,,A A,\n");

        assertThat(said.warned).singleElement().asString().contains("1 reports to 2 reports to 3 reports to 1");
        assertThat(said.relations(RelationKind.REPORTS_TO)).hasSize(4);
    }

    @Test
    void doesNotGuessBetweenSupervisorsOfOneName() {
        Said said =
                read(MAPPING, HEADER + "1,A,A,FTE,on,,,\n2,A,A,FTE,on,,,\n3,C,C,FTE,on,,A A,\n4,D,D,FTE,on,,Nobody,\n");

        assertThat(said.relations(RelationKind.REPORTS_TO)).isEmpty();
        assertThat(said.warned).hasSize(2);
        assertThat(said.warned.getFirst()).contains("line 4", "'A A' is the name of 2 people (1, 2)");
        assertThat(said.warned.getLast()).contains("'Nobody' is nobody in the table");
        assertThat(said.person("hr:3").properties()).containsEntry("supervisor", "A A");
    }

    @Test
    void readsTheFiftyPeopleWithTheMappingThatTheirTableSuggests() {
        String file = corpus("hris.csv");
        Input input = InputFiles.of(List.of(file), InputStream.nullInputStream());
        String yaml = Suggestion.of(input.files().getFirst()).yaml();

        Said said = read(MappingReader.parse("suggested", yaml), input);

        assertThat(said.count("status")).isEqualTo(Map.of("ACTIVE", 43L, "ON_LEAVE", 5L, "TERMINATED", 2L));
        assertThat(said.count("kind")).isEqualTo(Map.of("EMPLOYEE", 40L, "CONTRACTOR", 10L));
        assertThat(said.rejected).isEmpty();
    }

    @Test
    void monthlyTablesLoseThePeopleWhoLeft() {
        List<Said> months = new ArrayList<>();
        for (String month : List.of("2009-12", "2010-01", "2010-02", "2010-03", "2010-04", "2010-05")) {
            Input input = InputFiles.of(List.of(corpus("monthly/" + month + ".csv")), InputStream.nullInputStream());
            String yaml = Suggestion.of(input.files().getFirst()).yaml();
            months.add(read(MappingReader.parse("suggested", yaml), input));
        }

        List<Integer> leavers = new ArrayList<>();
        for (int i = 1; i < months.size(); i++) {
            Set<String> left = new HashSet<>(months.get(i - 1).people());
            left.removeAll(months.get(i).people());
            leavers.add(left.size());
            assertThat(months.get(i - 1).people()).containsAll(months.get(i).people());
        }
        assertThat(leavers).containsExactly(0, 13, 12, 11, 6);
        assertThat(months.getFirst().relations(RelationKind.REPORTS_TO)).hasSize(1_999);
    }

    private static String corpus(String name) {
        Path file = Path.of(System.getProperty("entail.corpus", "../../shared/data"), "hr", name);
        assumeThat(Files.exists(file)).isTrue();
        return file.toString();
    }

    private static Said read(String mapping, String table) {
        return read(
                MappingReader.parse("map.yaml", mapping),
                Input.of("people.csv", table.getBytes(StandardCharsets.UTF_8)));
    }

    private static Said read(Mapping mapping, Input input) {
        Said said = new Said();
        new HrSource().read(mapping, input, Optional.empty(), said);
        return said;
    }

    /** Keeps what a source says. */
    private static final class Said implements RecordSink {
        private final List<GraphRecord> records = new ArrayList<>();
        private final List<String> rejected = new ArrayList<>();
        private final List<String> warned = new ArrayList<>();

        @Override
        public void accept(String source, GraphRecord graphRecord, Place place) {
            records.add(graphRecord);
        }

        @Override
        public void reject(Place place, String reason) {
            rejected.add(place + ": " + reason);
        }

        @Override
        public void warn(Place place, String reason) {
            warned.add(place + ": " + reason);
        }

        private List<NodeRecord> persons() {
            return records.stream()
                    .filter(NodeRecord.class::isInstance)
                    .map(NodeRecord.class::cast)
                    .filter(node -> node.label() == dev.entail.graph.EntityLabel.IDENTITY)
                    .toList();
        }

        private List<String> people() {
            return persons().stream().map(NodeRecord::id).toList();
        }

        private NodeRecord person(String id) {
            return persons().stream()
                    .filter(node -> node.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        private Map<String, Long> count(String property) {
            return persons().stream()
                    .collect(Collectors.groupingBy(
                            node -> String.valueOf(node.properties().get(property)), Collectors.counting()));
        }

        private List<String> relations(RelationKind kind) {
            return records.stream()
                    .filter(RelationRecord.class::isInstance)
                    .map(RelationRecord.class::cast)
                    .filter(relation -> relation.kind() == kind)
                    .map(relation -> relation.from() + " -> " + relation.to())
                    .toList();
        }
    }
}
