// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Estate;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import dev.entail.graph.store.StoreLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** People from tables, and the decisions about their accounts, from the command line. */
final class PeopleCommandsTest {
    private static final String MAPPING = """
            id: no
            properties:
              name: name
              kind: {constant: EMPLOYEE}
              status: {column: state, values: {on: ACTIVE, off: TERMINATED}}
              startDate: {column: hired, format: dd.MM.yyyy}
            supervisor: {column: boss}
            """;
    private static final String HEADER = "no,name,state,hired,boss\n";

    @TempDir
    private static Path folder;

    private static GraphStore store;

    private record Result(int exitCode, String out, String err) {}

    @BeforeAll
    static void serve() {
        store = GraphStore.open(new StoreLocation.Embedded(folder.resolve("home")));
        store.announceServing("http://127.0.0.1:1/");
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void empty() {
        SharedStore.empty(store);
    }

    @Test
    void loadsTheFiftyPeopleWithTheMappingThatItSuggests() throws IOException {
        String people = corpus("hr/hris.csv");
        Result suggested = entail("load", "hr", people, "--suggest-map");
        assertThat(suggested.exitCode()).as(suggested.err()).isZero();

        Result loaded = entail("load", "hr", people, "--map", file("map.yaml", suggested.out()));

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        Map<String, Long> byStatus = estate().entities(EntityLabel.IDENTITY).stream()
                .collect(Collectors.groupingBy(it -> it.text("status").orElse(""), Collectors.counting()));
        assertThat(byStatus).isEqualTo(Map.of("ACTIVE", 43L, "ON_LEAVE", 5L, "TERMINATED", 2L));
    }

    @Test
    void resolvesTheNamesOfSupervisorsInAMonthlyTable() throws IOException {
        String people = corpus("hr/monthly/2009-12.csv");
        String mapping =
                file("map.yaml", entail("load", "hr", people, "--suggest-map").out());

        Result loaded = entail("load", "hr", people, "--map", mapping, "--at", "2009-12-01T00:00:00Z");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        Estate estate = estate();
        int persons = estate.entities(EntityLabel.IDENTITY).size();
        assertThat(estate.relations(RelationKind.REPORTS_TO)).hasSize(persons - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1,B,on,,       | id '1' appears on an earlier line too, allowed is one row a person
            2,B,retired,,  | column 'state' for status is 'retired', allowed is one of off, on
            2,B,on,2021-01-05, | '2021-01-05', allowed is a date written dd.MM.yyyy
            """)
    void namesLineValueAndWhatIsAllowedAndLeavesTheGraphAsItWas(String row, String reason) throws IOException {
        Result loaded = loadPeople(HEADER + "1,A,on,,\n" + row.strip() + "\n");

        assertThat(loaded.exitCode()).isEqualTo(Failures.BAD_INPUT);
        assertThat(loaded.err()).contains("people.csv, line 3").contains(reason);
        assertThat(estate().entities(EntityLabel.IDENTITY)).isEmpty();
    }

    @Test
    void warnsOfALoopOfManagersAndKeepsIt() throws IOException {
        Result loaded = loadPeople(HEADER + "1,A,on,,2\n2,B,on,,1\n");

        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
        assertThat(loaded.err()).contains("a loop: 1 reports to 2 reports to 1");
        assertThat(estate().relations(RelationKind.REPORTS_TO)).hasSize(2);
    }

    @Test
    void keepsALoopOfOwners() throws IOException {
        loadRecords("directory", """
                {'label':'Identity','id':'a','properties':{'kind':'BOT'}}
                {'label':'Identity','id':'b','properties':{'kind':'BOT'}}
                {'relation':'OWNED_BY','from':'a','to':'b'}
                {'relation':'OWNED_BY','from':'b','to':'a'}
                """);

        assertThat(estate().relations(RelationKind.OWNED_BY)).hasSize(2);
        Result found = entail("analyze", "ownership.no-human", "--format", "json");
        assertThat(found.exitCode()).as(found.err()).isZero();
    }

    @Test
    void keepsWhatTwoSourcesSayOfOnePerson() throws IOException {
        loadPeople(HEADER + "1,Ana Silva,on,,\n");
        loadRecords(
                "directory",
                "{'label':'Identity','id':'hr:1','properties':{'kind':'CONTRACTOR','name':'Ana Costa','status':'DISABLED'}}");

        assertThat(estate().entity("hr:1").orElseThrow().sources()).containsExactly("directory", "hr");
    }

    @Test
    void listsMatchesAndWhatHasToBeDecided() throws IOException {
        loadPeople(HEADER + "1,Ana Silva,on,,\n2,Anton Silva,on,,\n");
        loadRecords("ad", account("ad:1", "ana.silva") + account("ad:2", "asilva") + account("ad:3", "zoe"));

        JsonNode json = correlate();

        assertThat(json.at("/matches/0/account").asText()).isEqualTo("ad:1");
        assertThat(json.at("/matches/0/person").asText()).isEqualTo("hr:1");
        assertThat(json.at("/ambiguous/0/account").asText()).isEqualTo("ad:2");
        assertThat(json.at("/ambiguous/0/candidates")).hasSize(2);
        assertThat(json.path("unmatched").asInt()).isEqualTo(1);
        assertThat(entail("correlate").out())
                .contains("ad:1 -> hr:1  0.75  The user name 'ana.silva' is the first.last of Ana Silva (hr:1)")
                .contains("1 matched, 1 to be decided, 1 without a person, 0 not of humans");
    }

    @Test
    void whatIsAcceptedStays() throws IOException {
        loadPeople(HEADER + "1,Ana Silva,on,,\n2,Anton Silva,on,,\n");
        loadRecords("ad", account("ad:2", "asilva"));

        assertThat(entail("correlate", "accept", "ad:2", "hr:2").exitCode()).isZero();
        loadRecords("ad", account("ad:2", "asilva"));

        assertThat(persons("ad:2")).containsExactly("hr:2 entail:decisions");
        assertThat(entail("correlate", "accept", "ad:2", "hr:1").err()).contains("reject that first");
    }

    @Test
    void whatIsRejectedStaysSoAndCanBeTakenBack() throws IOException {
        loadPeople(HEADER + "1,Ana Silva,on,,\n");
        loadRecords("ad", account("ad:1", "ana.silva"));
        assertThat(persons("ad:1")).containsExactly("hr:1 entail:correlation");

        assertThat(entail("correlate", "reject", "ad:1", "hr:1").exitCode()).isZero();
        loadRecords("ad", account("ad:1", "ana.silva"));
        assertThat(persons("ad:1")).isEmpty();

        assertThat(entail("correlate", "accept", "ad:1", "hr:1").exitCode()).isZero();
        assertThat(persons("ad:1")).containsExactly("hr:1 entail:decisions");
        assertThat(entail("correlate", "reject", "ad:1", "hr:1").exitCode()).isZero();
        assertThat(persons("ad:1")).isEmpty();
    }

    @Test
    void refusesADecisionAboutWhatIsNotThere() {
        Result result = entail("correlate", "accept", "nobody", "hr:1");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("There is no 'nobody' in the graph");
    }

    private static List<String> persons(String account) {
        return estate().from(account, RelationKind.ACCOUNT_OF).stream()
                .map(it -> it.to() + " " + it.source())
                .toList();
    }

    private static String account(String id, String name) {
        return "{'label':'Identity','id':'%s','properties':{'kind':'UNKNOWN','provider':'ad','name':'%s'}}\n"
                .formatted(id, name);
    }

    private static JsonNode correlate() throws IOException {
        return RecordCodec.JSON.readTree(
                entail("correlate", "--format", "json").out());
    }

    private static Estate estate() {
        return Snapshot.latest(store, Optional.empty()).estate();
    }

    private static Result loadPeople(String rows) throws IOException {
        return entail("load", "hr", file("people.csv", rows), "--map", file("map.yaml", MAPPING));
    }

    private static void loadRecords(String source, String lines) throws IOException {
        String path = file("records.jsonl", lines.replace('\'', '"'));
        Result loaded = entail("load", "records", path, "--source-name", source);
        assertThat(loaded.exitCode()).as(loaded.err()).isZero();
    }

    private static Result entail(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all =
                new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        all.addAll(List.of(arguments));
        int exitCode = program.execute(all.toArray(String[]::new));
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static String corpus(String name) {
        Path file = Path.of(System.getProperty("entail.corpus", "../../shared/data"))
                .resolve(name);
        assumeThat(Files.exists(file)).as("the corpus holds %s", name).isTrue();
        return file.toString();
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
