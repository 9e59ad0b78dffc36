// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Projection;
import dev.entail.graph.projection.ProjectionReader;
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

/** What several sources, several loads, and properties outside the vocabulary may not do to each other. */
@ExtendWith(SharedStore.class)
final class SourcesTogetherTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T00:00:00Z");
    private static final String ANA = "{'label':'Identity','id':'ana','properties':{'kind':'EMPLOYEE'}}\n";

    private GraphStore store;

    @BeforeEach
    void open(GraphStore shared) {
        store = shared;
    }

    @Test
    void walksARelationWhoseOwnWeightMeansSomethingElse() {
        load("hr", MONDAY, ANA + """
                {'label':'Group','id':'team'}
                {'relation':'MEMBER_OF','from':'ana','to':'team','properties':
                """.stripTrailing() + "{'weight':'heavy','technique':7,'conditions':3}}");

        Projection projection = ProjectionReader.read(Snapshot.latest(store, Optional.empty()));

        assertThat(projection.size()).isEqualTo(2);
        assertThat(projection.edgeCount()).isEqualTo(1);
    }

    @Test
    void givesANodeItsNewLabelAndTakesTheOldOneAway() {
        load("hr", MONDAY, "{'label':'Group','id':'x'}");
        load("hr", TUESDAY, "{'label':'Role','id':'x'}");

        assertThat(Snapshot.latest(store, Optional.empty())
                        .entity("x")
                        .orElseThrow()
                        .label())
                .isEqualTo(EntityLabel.ROLE);
        assertThat(store.list(Cypher.query(
                        "MATCH (e:Entity {id: 'x'}) UNWIND labels(e) AS label RETURN label ORDER BY label",
                        Map.of(),
                        row -> row.text("label"))))
                .containsExactly("Entity", "Role");
    }

    @Test
    void drawsANewNodeFromAllThatOneLoadSaysOfIt() {
        Place place = new Place("test", "");
        new Loader(store, List.of())
                .load(
                        sink -> {
                            sink.accept(
                                    "crm", new NodeRecord(EntityLabel.GROUP, "team", Map.of("name", "Team")), place);
                            sink.accept(
                                    "hr",
                                    new NodeRecord(
                                            EntityLabel.GROUP, "team", Map.of("name", "team?", "reference", true)),
                                    place);
                        },
                        LoadOptions.at(MONDAY));

        assertThat(store.list(Cypher.query(
                        "MATCH (e:Group {id: 'team'}) UNWIND e.sources AS source RETURN e.name + ' ' + source AS text",
                        Map.of(),
                        row -> row.text("text"))))
                .containsExactly("Team crm", "Team hr");
    }

    @Test
    void refusesALabelThatAnotherSourceContradicts() {
        load("hr", MONDAY, ANA);

        assertThatThrownBy(() -> load("crm", TUESDAY, "{'label':'Group','id':'ana'}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("'ana'")
                .hasMessageContaining("Identity");
    }

    @Test
    void leavesOutANodeWhoseLabelAnotherSourceContradictsWhereItSkipsBadRecords() {
        load("hr", MONDAY, ANA);

        LoadReport report = new Loader(store, List.of())
                .load(
                        Records.SOURCE,
                        Records.of("{'label':'Group','id':'ana'}\n{'label':'Group','id':'team'}"),
                        LoadOptions.at(TUESDAY).named("crm").skippingErrors());

        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.nodes().added()).isEqualTo(1);
        EntityState ana = Snapshot.latest(store, Optional.empty()).entity("ana").orElseThrow();
        assertThat(ana.label()).isEqualTo(EntityLabel.IDENTITY);
        assertThat(ana.sources()).containsExactly("hr");
    }

    @Test
    void doesNotHoldALabelAgainstANodeThatOnlyALoadThatNeverFinishedGaveIt() {
        store.write(Cypher.command("""
                MATCH (g:Graph) SET g.lastLoad = 1
                CREATE (:Load {number: 1, state: 'RUNNING', beatAt: datetime('2020-01-01T00:00:00Z')})
                CREATE (:Claim {of: 'ana', label: 'Group', source: 'dead', properties: '{}', key: 1, hash: 1,
                                firstSeen: datetime('2026-01-05T00:00:00Z'), addedBy: 1, closedBy: $open})""", Map.of("open", Long.MAX_VALUE)));

        load("hr", MONDAY, ANA);

        assertThat(Snapshot.latest(store, Optional.empty())
                        .entity("ana")
                        .orElseThrow()
                        .label())
                .isEqualTo(EntityLabel.IDENTITY);
    }

    /** A running load has closed and added things that its readers do not see yet. */
    @Test
    void showsNoEndToReadersWhileTheClosingLoadIsStillRunning() {
        String member = "{'relation':'MEMBER_OF','from':'ana','to':'team'}\n";
        load("hr", MONDAY, ANA + "{'label':'Group','id':'team'}\n" + member);
        List<Optional<Instant>> ends = new ArrayList<>();
        Deriver reader = new Deriver() {
            @Override
            public String source() {
                return "entail:test";
            }

            @Override
            public void derive(Snapshot facts, Instant at, RecordSink sink, Progress progress) {
                Snapshot seen = Snapshot.latest(store, Optional.empty());
                ends.add(seen.entity("team").flatMap(EntityState::validTo));
                seen.relations(RelationKind.MEMBER_OF, relation -> ends.add(relation.validTo()));
            }
        };
        new Loader(store, List.of(reader))
                .load(Records.SOURCE, Records.of(ANA), LoadOptions.at(TUESDAY).named("hr"));

        assertThat(ends).containsExactly(Optional.empty(), Optional.empty());
        List<RelationState> now = new ArrayList<>();
        Snapshot.latest(store, Optional.empty()).relations(RelationKind.MEMBER_OF, now::add);
        assertThat(now).isEmpty();
    }

    private void load(String source, Instant at, String lines) {
        new Loader(store, List.of())
                .load(Records.SOURCE, Records.of(lines), LoadOptions.at(at).named(source));
    }
}
