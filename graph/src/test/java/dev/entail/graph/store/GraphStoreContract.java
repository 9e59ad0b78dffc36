// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.GraphException.StoreUnavailable;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadOptions;
import dev.entail.graph.load.LoadReport;
import dev.entail.graph.load.Loader;
import dev.entail.graph.load.Records;
import dev.entail.graph.projection.RelationState;
import dev.entail.graph.projection.Snapshot;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do, wherever its Neo4j runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
abstract class GraphStoreContract {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-01-07T00:00:00Z");

    private GraphStore store;

    /** Starts a Neo4j that keeps its data under a folder, and opens the store on it. */
    abstract GraphStore start(Path folder);

    /** {@return where the store answers, as a second client would reach it} */
    abstract StoreLocation.Remote address();

    /** Stops what {@link #start} started, behind the store's close. */
    abstract void stop();

    @BeforeAll
    void open(@TempDir Path folder) {
        store = start(folder);
    }

    @AfterAll
    void close() {
        store.close();
        stop();
    }

    @BeforeEach
    void empty() {
        SharedStore.empty(store);
    }

    @Test
    void readsBackEachTypeOfValueAsItWasWritten() {
        Instant time = Instant.parse("2026-02-03T04:05:06.789Z");
        LocalDate date = LocalDate.parse("2024-02-29");
        Map<String, Object> values = Map.of(
                "text",
                "Ümläut 'quoted' \"twice\" \\ 漢字",
                "whole",
                Long.MIN_VALUE,
                "decimal",
                0.1,
                "flag",
                true,
                "time",
                time,
                "date",
                date,
                "list",
                List.of("b", "a", ""));
        Map<String, Object> parameters = new java.util.HashMap<>();
        values.forEach((name, value) -> parameters.put(name, Row.parameter(value)));
        store.write(Cypher.command("CREATE (p:Probe) SET p = $values", Map.of("values", parameters)));

        assertThat(store.first(
                        Cypher.query("MATCH (p:Probe) RETURN properties(p) AS all", Map.of(), row -> row.map("all"))))
                .hasValue(values);
        assertThat(store.first(Cypher.query(
                        "MATCH (p:Probe) RETURN p.time AS time, p.list AS list, p.flag AS flag, p.decimal AS decimal",
                        Map.of(),
                        row -> List.of(
                                row.time("time"),
                                row.texts("list"),
                                row.flag("flag"),
                                row.optionalDecimal("decimal").orElseThrow()))))
                .hasValue(List.of(time, List.of("b", "a", ""), true, 0.1));
    }

    @Test
    void writesAllStatementsOrNone() {
        Command good = Cypher.command("CREATE (:Probe {name: 'first'})", Map.of());
        Command bad = Cypher.command("UNWIND [1, 0] AS n CREATE (:Probe {name: 'second', value: 1 / n})", Map.of());

        assertThatThrownBy(() -> store.writeAll(List.of(good, bad)))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(address().url().toString())
                .hasMessageContaining("by zero");
        assertThat(Cypher.number(store, "MATCH (p:Probe) RETURN count(p) AS number", Map.of()))
                .isZero();
    }

    @Test
    void streamsFiftyThousandRowsInOrder() {
        List<Long> seen = new ArrayList<>();
        store.stream(Cypher.query("UNWIND range(1, 50000) AS n RETURN n", Map.of(), row -> row.whole("n")), seen::add);

        assertThat(seen).hasSize(50_000).isSorted().startsWith(1L).endsWith(50_000L);
    }

    @Test
    void handsOnTheFirstRowsOfAnAnswerThatWouldNeverFitIntoMemory() {
        record Enough() {}
        List<Long> seen = new ArrayList<>();
        Query<Long> endless = Cypher.query(
                "UNWIND range(1, 100000000000) AS n RETURN n, 'a long text ' + n AS text",
                Map.of(),
                row -> row.whole("n"));

        assertThatThrownBy(() -> store.stream(endless, number -> {
                    seen.add(number);
                    if (number == 2_500) {
                        throw new IllegalStateException(new Enough().toString());
                    }
                }))
                .hasMessage("Enough[]");
        assertThat(seen).hasSize(2_500);
    }

    @Test
    void refusesAWrongPassword() {
        StoreLocation.Remote right = address();
        StoreLocation wrong = new StoreLocation.Remote(right.url(), right.user(), "not-the-password");

        assertThatThrownBy(() -> GraphStore.open(wrong))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(right.url().toString())
                .hasMessageContaining("authentication")
                .hasMessageNotContaining("not-the-password");
    }

    @Test
    void saysWhereNothingListens() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        URI url = URI.create("bolt://127.0.0.1:" + closed);

        assertThatThrownBy(() -> GraphStore.open(new StoreLocation.Remote(url, "neo4j", "any")))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(url.toString());
    }

    @Test
    void saysWhichAddressIsNotOneOfANeo4j() {
        for (String wrong : List.of("http://127.0.0.1:7474", "127.0.0.1", "localhost:7687", "bolt:///", "ftp://a")) {
            assertThatThrownBy(() -> GraphStore.open(new StoreLocation.Remote(URI.create(wrong), "neo4j", "any")))
                    .as(wrong)
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining(wrong);
        }
    }

    @Test
    void refusesASecondNodeOfTheSameId() {
        Command create = Cypher.command("CREATE (:Entity:Identity {id: 'ana'})", Map.of());
        store.write(create);

        assertThatThrownBy(() -> store.write(create))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("ana");
    }

    @Test
    void migratesTheSchemaOnce() {
        List<String> applied = migrations(store);
        assertThat(applied).contains("0012", Schema.NEWEST).doesNotHaveDuplicates();

        try (GraphStore second = GraphStore.open(address())) {
            assertThat(migrations(second)).isEqualTo(applied);
        }
    }

    private static List<String> migrations(GraphStore store) {
        return store.list(Cypher.query(
                "MATCH (m:__Neo4jMigration) RETURN m.version AS version ORDER BY version",
                Map.of(),
                row -> row.text("version")));
    }

    @Test
    void loadsWithHistory() {
        String ana = "{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','startDate':'2021-03-01'}}\n";
        String team = "{'label':'Group','id':'team'}\n";
        String member = "{'relation':'MEMBER_OF','from':'ana','to':'team'}\n";

        LoadReport first = load(ana + team + member, MONDAY);
        LoadReport same = load(ana + team + member, TUESDAY);
        LoadReport without = load(ana + team, WEDNESDAY);

        assertThat(first.nodes().added()).isEqualTo(2);
        assertThat(same.version()).isEqualTo(first.version());
        assertThat(without.relations().closed()).isEqualTo(1);
        assertThat(members(Optional.empty())).isEmpty();
        assertThat(members(Optional.of(TUESDAY)))
                .singleElement()
                .satisfies(relation -> assertThat(relation.validTo()).hasValue(WEDNESDAY));
        assertThat(Snapshot.latest(store, Optional.empty())
                        .entity("ana")
                        .orElseThrow()
                        .properties())
                .containsEntry("startDate", LocalDate.parse("2021-03-01"));
    }

    private LoadReport load(String lines, Instant at) {
        return new Loader(store, List.of()).load(Records.SOURCE, Records.of(lines), LoadOptions.at(at));
    }

    private List<RelationState> members(Optional<Instant> asOf) {
        List<RelationState> relations = new ArrayList<>();
        Snapshot.latest(store, asOf).relations(RelationKind.MEMBER_OF, relations::add);
        return relations;
    }
}
