// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RelationKind;
import dev.entail.graph.load.LoadReport.Counts;
import dev.entail.graph.projection.Snapshot;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A load that is the whole truth of a source about some nodes only. */
@ExtendWith(SharedStore.class)
final class FocusedLoadTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");
    private static final String PEOPLE = """
            {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}
            {'label':'Identity','id':'ben','properties':{'kind':'EMPLOYEE'}}
            {'label':'Group','id':'staff','properties':{}}
            {'relation':'MEMBER_OF','from':'ana','to':'staff'}
            {'relation':'MEMBER_OF','from':'ben','to':'staff'}
            {'relation':'REPORTS_TO','from':'ben','to':'ana'}
            """;

    private GraphStore store;
    private Loader loader;

    @BeforeEach
    void open(GraphStore shared) {
        store = shared;
        loader = new Loader(shared, List.of());
        loader.load(Records.SOURCE, Records.of(PEOPLE), LoadOptions.at(MONDAY).named("directory"));
    }

    @Test
    void closesOnlyWhatItNoLongerSaysOfTheNodesInFocus() {
        LoadReport report = focused("{'label':'Identity','id':'ben','properties':{'kind':'CONTRACTOR'}}", "ben");

        assertThat(report.nodes()).isEqualTo(new Counts(0, 1, 0, 0));
        assertThat(report.relations()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(members()).containsExactly("ana");
        assertThat(kindOf("ben")).contains("CONTRACTOR");
    }

    @Test
    void endsANodeThatItDoesNotName() {
        LoadReport report = focused("", "ana");

        assertThat(report.nodes()).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(report.relations()).isEqualTo(new Counts(0, 0, 2, 0));
        assertThat(kindOf("ana")).isEmpty();
        assertThat(Snapshot.latest(store, Optional.of(MONDAY)).entity("ana")).isPresent();
        assertThat(members()).containsExactly("ben");
    }

    @Test
    void writesNothingWhereNothingChanged() {
        LoadReport report = focused("""
                {'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}
                {'relation':'MEMBER_OF','from':'ana','to':'staff'}
                {'relation':'REPORTS_TO','from':'ben','to':'ana'}
                """, "ana");

        assertThat(report.nodes()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(report.relations()).isEqualTo(new Counts(0, 0, 0, 2));
    }

    @Test
    void refusesARelationToANodeThatItEnds() {
        assertThatThrownBy(() -> focused("{'relation':'REPORTS_TO','from':'ben','to':'ana'}", "ana"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("'ana', which is neither in this load nor in the graph");
        assertThat(kindOf("ana")).contains("EMPLOYEE");
    }

    @Test
    void leavesOtherSourcesAlone() {
        loader.load(
                Records.SOURCE,
                Records.of("{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE','department':'Finance'}}"),
                LoadOptions.at(MONDAY).named("hr"));
        focused("", "ana");

        assertThat(kindOf("ana")).contains("EMPLOYEE");
    }

    @Test
    void drawsConclusionsOnlyWhereTheyAreConcerned() {
        List<String> runs = new ArrayList<>();
        Deriver deriver = new Deriver() {
            @Override
            public String source() {
                return "entail:test";
            }

            @Override
            public boolean concerns(Touched touched) {
                return touched.any(id -> id.equals("ben"));
            }

            @Override
            public void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress) {
                runs.add("run");
            }
        };
        loader = new Loader(store, List.of(deriver));
        focused("{'label':'Identity','id':'ana','properties':{'kind':'CONTRACTOR'}}", "ana");
        assertThat(runs).as("the first time").hasSize(1);
        focused("{'label':'Identity','id':'ana','properties':{'kind':'PARTNER'}}", "ana");
        assertThat(runs).as("ana does not concern it").hasSize(1);
        focused("", "ben");
        assertThat(runs).as("ben does").hasSize(2);
    }

    private LoadReport focused(String lines, String focus) {
        LoadOptions options = LoadOptions.at(TUESDAY).focusedOn("directory", Set.of(focus));
        return lines.isEmpty()
                ? loader.load(nothing -> {}, options)
                : loader.load(Records.SOURCE, Records.of(lines), options);
    }

    private Optional<String> kindOf(String id) {
        return Snapshot.latest(store, Optional.empty()).entity(id).flatMap(state -> state.text("kind"));
    }

    private List<String> members() {
        List<String> members = new ArrayList<>();
        Snapshot.latest(store, Optional.empty())
                .relations(RelationKind.MEMBER_OF, relation -> members.add(relation.from()));
        return members.stream().sorted().toList();
    }
}
