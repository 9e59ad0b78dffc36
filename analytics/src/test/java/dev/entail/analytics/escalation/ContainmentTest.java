// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.analytics.EntityRef;
import dev.entail.analytics.TestGraph;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.RelationKind;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is within reach, and what parts it. */
@ExtendWith(SharedStore.class)
final class ContainmentTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");

    private static final String OFFICE = """
            ana -MEMBER_OF-> helpdesk
            ben -MEMBER_OF-> helpdesk
            cleo -MEMBER_OF-> helpdesk
            helpdesk -GROUP_ROLE-> !root
            dora -HAS_ROLE-> !root
            eli -HAS_ROLE-> reader
            """;

    @Test
    void countsWhatAnIdentityReaches(GraphStore store) {
        TestGraph.load(store, OFFICE, JANUARY);
        BlastRadius radius = TestGraph.view(store).blastRadius("ana", true);

        assertThat(radius.entities()).isEqualTo(2);
        assertThat(radius.tierZero()).isEqualTo(1);
        assertThat(radius.count(EntityLabel.GROUP)).isEqualTo(1);
        assertThat(radius.count(EntityLabel.SECRET)).isZero();
    }

    @Test
    void countsWhoReachesAThing(GraphStore store) {
        TestGraph.load(store, OFFICE, JANUARY);
        Exposure exposure = TestGraph.view(store).exposure("root");

        assertThat(exposure.identities()).isEqualTo(4);
        assertThat(exposure.share()).isEqualTo(0.8);
        assertThat(exposure.humans() + exposure.nhis()).isEqualTo(4);
    }

    @Test
    void tellsWhoIsCutOffWithoutARelation(GraphStore store) {
        TestGraph.load(store, OFFICE, JANUARY);
        RelationKey grant = new RelationKey(RelationKind.HAS_ROLE, "helpdesk", "root", Optional.empty());
        WhatIf whatIf = TestGraph.view(store).whatIf(List.of(grant), Optional.empty());

        assertThat(whatIf.before()).isEqualTo(4);
        assertThat(whatIf.after()).isEqualTo(1);
        assertThat(whatIf.cutOff()).extracting(EntityRef::id).containsExactly("ana", "ben", "cleo");
        assertThat(whatIf.removed()).hasSize(1);
    }

    @Test
    void refusesToRemoveWhatIsNotThere(GraphStore store) {
        TestGraph.load(store, OFFICE, JANUARY);
        RelationKey none = new RelationKey(RelationKind.HAS_ROLE, "eli", "root", Optional.empty());

        assertThatThrownBy(() -> TestGraph.view(store).whatIf(List.of(none), Optional.empty()))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("eli -HAS_ROLE-> root");
    }

    @Test
    void cutsWhatPartsMostFirst(GraphStore store) {
        TestGraph.load(store, OFFICE, JANUARY);
        CutPlan one = TestGraph.view(store).cutPlan(1, Optional.empty());

        assertThat(one.cuts()).extracting(hop -> hop.from().id()).containsExactly("helpdesk");
        assertThat(one.cutOff()).isEqualTo(3);
        assertThat(one.remaining()).isEqualTo(1);
        assertThat(one.fewestForAll()).isEqualTo(2);

        CutPlan all = TestGraph.view(store).cutPlan(5, Optional.empty());
        assertThat(all.cuts()).extracting(hop -> hop.from().id()).containsExactly("helpdesk", "dora");
        assertThat(all.remaining()).isZero();
    }

    @Test
    void cutsAroundTwoWaysWhereNoSingleCutParts(GraphStore store) {
        TestGraph.load(store, """
                ana -MEMBER_OF-> a
                ana -MEMBER_OF-> b
                ben -MEMBER_OF-> a
                ben -MEMBER_OF-> b
                a -GROUP_ROLE-> !root
                b -GROUP_ROLE-> !root
                """, JANUARY);
        CutPlan plan = TestGraph.view(store).cutPlan(2, Optional.empty());

        assertThat(plan.cuts()).extracting(hop -> hop.from().id()).containsExactlyInAnyOrder("a", "b");
        assertThat(plan.remaining()).isZero();
        assertThat(TestGraph.view(store).cutPlan(1, Optional.empty()).cutOff()).isZero();
    }

    @Test
    void partsAllWithAsManyCutsAsAreNeededInRandomGraphs(GraphStore store) {
        long seed = 20_261_121;
        Random random = new Random(seed);
        StringBuilder lines = new StringBuilder("g0 -GROUP_ROLE-> !root\n");
        for (int group = 1; group < 12; group++) {
            lines.append("g%d -NESTED_IN-> g%d%n".formatted(group, random.nextInt(group)));
        }
        for (int person = 0; person < 30; person++) {
            lines.append("p%d -MEMBER_OF-> g%d%n".formatted(person, random.nextInt(12)));
            if (random.nextInt(8) == 0) {
                lines.append("p%d -HAS_ROLE-> !root%n".formatted(person));
            }
        }
        TestGraph.load(store, lines.toString(), JANUARY);
        EscalationView view = TestGraph.view(store);
        int fewest = view.cutPlan(1, Optional.empty()).fewestForAll();

        assertThat(fewest).as("seed %d", seed).isGreaterThan(1);
        assertThat(view.cutPlan(fewest, Optional.empty()).remaining()).as("seed %d", seed).isZero();
        assertThat(view.cutPlan(fewest - 1, Optional.empty()).remaining())
                .as("seed %d", seed)
                .isPositive();
    }
}
