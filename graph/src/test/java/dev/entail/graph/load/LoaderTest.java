// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadReport.Counts;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.RelationState;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.Cypher;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
final class LoaderTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-01-07T00:00:00Z");

    private static final String ANA = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','name':'Ana','department':'Finance'}}
            """;
    private static final String BEN = """
            {'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE','name':'Ben'}}
            """;
    private static final String ANA_REPORTS_TO_BEN = """
            {'relation':'REPORTS_TO','from':'ana','to':'ben'}
            """;

    private GraphStore store;
    private Loader loader;

    @BeforeEach
    void open(GraphStore shared) {
        store = shared;
        loader = new Loader(shared, List.of());
    }

    @Test
    void preparesWithoutATrace() {
        long before = Cypher.number(store, "MATCH (n) RETURN count(n) AS number", Map.of());

        store.expect(Loader.statements());

        assertThat(Cypher.number(store, "MATCH (n) RETURN count(n) AS number", Map.of()))
                .isEqualTo(before);
        assertThat(load(ANA, MONDAY).nodes()).isEqualTo(new Counts(1, 0, 0, 0));
    }

    @Test
    void addsWhatASourceSaysForTheFirstTime() {
        LoadReport report = load(ANA_REPORTS_TO_BEN + ANA + BEN, MONDAY);

        assertThat(report.nodes()).isEqualTo(new Counts(2, 0, 0, 0));
        assertThat(report.relations()).isEqualTo(new Counts(1, 0, 0, 0));
        EntityState ana = Snapshot.latest(store, Optional.empty()).entity("ana").orElseThrow();
        assertThat(ana.label()).isEqualTo(EntityLabel.IDENTITY);
        assertThat(ana.properties()).containsEntry("department", "Finance");
        assertThat(ana.firstSeen()).isEqualTo(MONDAY);
        assertThat(relations(Optional.empty())).extracting(RelationState::to).containsExactly("ben");
    }

    @Test
    void changesNothingWhenTheSameIsLoadedAgain() {
        LoadReport first = load(ANA + BEN + ANA_REPORTS_TO_BEN, MONDAY);
        LoadReport second = load(ANA + BEN + ANA_REPORTS_TO_BEN, TUESDAY);

        assertThat(second.version()).isEqualTo(first.version());
        assertThat(second.nodes()).isEqualTo(new Counts(0, 0, 0, 2));
        assertThat(second.relations()).isEqualTo(new Counts(0, 0, 0, 1));
    }

    @Test
    void closesWhatTheSourceNoLongerSaysAndKeepsItsPast() {
        load(ANA + BEN + ANA_REPORTS_TO_BEN, MONDAY);
        LoadReport report = load(BEN, TUESDAY);

        assertThat(report.nodes()).isEqualTo(new Counts(0, 0, 1, 1));
        assertThat(report.relations()).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(Snapshot.latest(store, Optional.empty()).entity("ana")).isEmpty();
        assertThat(relations(Optional.empty())).isEmpty();
        assertThat(Snapshot.latest(store, Optional.of(MONDAY)).entity("ana")).isPresent();
        assertThat(relations(Optional.of(MONDAY))).hasSize(1);
    }

    @Test
    void keepsEachVersionOfAChangedNode() {
        load(ANA, MONDAY);
        load(ANA.replace("Finance", "Sales"), WEDNESDAY);

        assertThat(department(Optional.empty())).isEqualTo("Sales");
        assertThat(department(Optional.of(TUESDAY))).isEqualTo("Finance");
    }

    @Test
    void bringsBackANodeThatReturns() {
        load(ANA + BEN, MONDAY);
        load(BEN, TUESDAY);
        load(ANA + BEN, WEDNESDAY);

        assertThat(Snapshot.latest(store, Optional.empty()).entity("ana")).isPresent();
        assertThat(Snapshot.latest(store, Optional.of(TUESDAY)).entity("ana")).isEmpty();
    }

    @Test
    void keepsANodeThatAnotherSourceStillNames() {
        loader.load(Records.SOURCE, Records.of(ANA), LoadOptions.at(MONDAY).named("hr"));
        loader.load(
                Records.SOURCE, Records.of(ANA + BEN), LoadOptions.at(MONDAY).named("crm"));
        loader.load(Records.SOURCE, Records.of(BEN), LoadOptions.at(TUESDAY).named("crm"));

        EntityState ana = Snapshot.latest(store, Optional.empty()).entity("ana").orElseThrow();
        assertThat(ana.sources()).containsExactly("hr");
    }

    @Test
    void addsWithoutClosingWhereALoadIsPartial() {
        load(ANA, MONDAY);
        loader.load(Records.SOURCE, Records.of(BEN), LoadOptions.at(TUESDAY).asPartial());

        assertThat(Snapshot.latest(store, Optional.empty()).entity("ana")).isPresent();
    }

    @Test
    void leavesTheGraphAsItWasWhereALineIsBad() {
        long before = load(ANA, MONDAY).version();

        assertThatThrownBy(() -> load(BEN + "{'label':'Identty','id':'x'}", TUESDAY))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("test.jsonl, line 2")
                .hasMessageContaining("'Identty'")
                .hasMessageContaining("allowed is one of Identity, Group");
        assertThat(Snapshot.latest(store, Optional.empty()).version()).isEqualTo(before);
        assertThat(Snapshot.latest(store, Optional.empty()).entity("ben")).isEmpty();
    }

    @Test
    void countsBadLinesWhereItIsAskedToSkipThem() {
        LoadReport report = loader.load(
                Records.SOURCE,
                Records.of(ANA + "nonsense\n" + ANA_REPORTS_TO_BEN),
                LoadOptions.at(MONDAY).skippingErrors());

        assertThat(report.skipped()).isEqualTo(2);
        assertThat(report.problems()).anySatisfy(problem -> assertThat(problem).contains("line 2", "not JSON"));
        assertThat(report.problems())
                .anySatisfy(problem ->
                        assertThat(problem).contains("line 3", "'ben'", "neither in this load nor in the graph"));
        assertThat(report.nodes().added()).isEqualTo(1);
    }

    @Test
    void refusesALoadThatIsOlderThanTheLastOfItsSource() {
        load(ANA, TUESDAY);

        assertThatThrownBy(() -> load(ANA, MONDAY))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("'records' was loaded at 2026-01-06T00:00:00Z already");
    }

    @Test
    void takesBackALoadThatNeverFinished() {
        long before = load(ANA + BEN + ANA_REPORTS_TO_BEN, MONDAY).version();
        Deriver failing = new Deriver() {
            @Override
            public String source() {
                return "entail:test";
            }

            @Override
            public void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress) {
                throw new IllegalStateException("killed");
            }
        };
        assertThatThrownBy(() -> new Loader(store, List.of(failing))
                        .load(Records.SOURCE, Records.of(BEN.replace("Ben", "Benjamin")), LoadOptions.at(TUESDAY)))
                .hasMessage("killed");

        Snapshot now = Snapshot.latest(store, Optional.empty());
        assertThat(now.version()).isEqualTo(before);
        assertThat(now.entity("ana")).isPresent();
        assertThat(now.entity("ben").orElseThrow().displayName()).isEqualTo("Ben");
        assertThat(relations(Optional.empty())).hasSize(1);
        assertThat(load(ANA + BEN + ANA_REPORTS_TO_BEN, WEDNESDAY).version()).isEqualTo(before);
    }

    private LoadReport load(String lines, Instant at) {
        return loader.load(Records.SOURCE, Records.of(lines), LoadOptions.at(at));
    }

    private String department(Optional<Instant> asOf) {
        return Snapshot.latest(store, asOf)
                .entity("ana")
                .orElseThrow()
                .text("department")
                .orElseThrow();
    }

    private List<RelationState> relations(Optional<Instant> asOf) {
        List<RelationState> relations = new ArrayList<>();
        Snapshot.latest(store, asOf).relations(RelationKind.REPORTS_TO, relations::add);
        return relations;
    }
}
