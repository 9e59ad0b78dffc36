// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.entail.analytics.TestGraph;
import dev.entail.analytics.finding.AnalysisRuns;
import dev.entail.analytics.finding.Finding;
import dev.entail.analytics.finding.FindingFilter;
import dev.entail.analytics.finding.FindingOrder;
import dev.entail.analytics.finding.FindingStatus;
import dev.entail.analytics.finding.FindingStore;
import dev.entail.graph.GraphException.NotFound;
import dev.entail.graph.load.Progress;
import dev.entail.graph.projection.Projection;
import dev.entail.graph.projection.ProjectionGraph;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
final class EscalationViewTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private static final String NESTED = """
            alice -MEMBER_OF-> helpdesk
            helpdesk -NESTED_IN-> operations
            operations -GROUP_ROLE-> !root
            bob -HAS_ROLE-> reader
            """;

    @Test
    void findsWhoReachesTierZeroThroughNestedGroups(GraphStore store) {
        TestGraph.load(store, NESTED, JANUARY);
        List<Escalation> found = TestGraph.view(store).escalations(Optional.empty());

        assertThat(found).extracting(escalation -> escalation.identity().id()).containsExactly("alice");
        EscalationPath path = found.getFirst().path();
        assertThat(path.hops()).extracting(hop -> hop.to().id()).containsExactly("helpdesk", "operations", "root");
        assertThat(path.isInherited()).isTrue();
        assertThat(path.confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(path.explanation())
                .isEqualTo("alice is a member of helpdesk. From there, helpdesk is a member of operations."
                        + " Finally, operations has the role root.");
    }

    @Test
    void neverFollowsOwnershipOrReportingLines(GraphStore store) {
        TestGraph.load(store, """
                svc -OWNED_BY-> alice
                carol -REPORTS_TO-> alice
                alice -HAS_ROLE-> !root
                """, JANUARY);

        assertThat(TestGraph.view(store).escalations(Optional.empty()))
                .extracting(escalation -> escalation.identity().id())
                .containsExactly("alice");
    }

    @Test
    void followsAnAccountFromItsPersonOnly(GraphStore store) {
        TestGraph.load(store, """
                adm-ana -ACCOUNT_OF-> ana
                adm-ana -HAS_ROLE-> !root
                ben -HAS_ROLE-> reader
                """, JANUARY);

        assertThat(TestGraph.view(store).escalations(Optional.empty()))
                .extracting(escalation -> escalation.identity().id())
                .containsExactlyInAnyOrder("adm-ana", "ana");
        assertThat(TestGraph.view(store)
                        .paths(new PathQuestion("adm-ana", Optional.of("ana"), 3, Optional.empty(), false)))
                .isEmpty();
    }

    @Test
    void givesTheCheapestPathsInOrderAndNoneTwice(GraphStore store) {
        TestGraph.load(store, """
                a -CAN_ASSUME-> b
                b -CAN_ASSUME-> d
                a -CAN_ASSUME-> c
                c -CAN_ASSUME-> e
                e -CAN_ASSUME-> d
                d -HAS_ROLE-> !root
                d -CAN_ASSUME-> a
                """, JANUARY);
        List<EscalationPath> paths =
                TestGraph.view(store).paths(new PathQuestion("a", Optional.empty(), 10, Optional.empty(), false));

        assertThat(paths).extracting(EscalationPath::length).containsExactly(3, 4);
        assertThat(paths).extracting(EscalationPath::id).doesNotHaveDuplicates();
        assertThat(TestGraph.view(store).paths(new PathQuestion("a", Optional.empty(), 10, Optional.of(3), false)))
                .hasSize(1);
    }

    @Test
    void namesTheOneStepThatCutsAnIdentityOff(GraphStore store) {
        TestGraph.load(store, """
                a -CAN_ASSUME-> b
                a -CAN_ASSUME-> c
                b -CAN_ASSUME-> d
                c -CAN_ASSUME-> d
                d -HAS_ROLE-> !root
                e -HAS_ROLE-> root
                """, JANUARY);
        var cuts = TestGraph.view(store).singleCuts(List.of("a", "b", "e"));

        assertThat(cuts.get("a").from().id()).isEqualTo("d");
        assertThat(cuts.get("b").from().id()).isEqualTo("b");
        assertThat(cuts.get("e").to().id()).isEqualTo("root");
    }

    @Test
    void agreesWithJGraphTOnRandomGraphs(GraphStore store) {
        long seed = 20261121;
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("n0 -HAS_ROLE-> !root\n");
        for (int edge = 0; edge < 400; edge++) {
            text.append("n%d -CAN_ASSUME-> n%d%n".formatted(random.nextInt(120), random.nextInt(120)));
        }
        TestGraph.load(store, text.toString(), JANUARY);
        EscalationView view = TestGraph.view(store);
        Projection projection = view.projection();
        DijkstraShortestPath<Integer, Integer> oracle = new DijkstraShortestPath<>(new ProjectionGraph(projection));
        int root = view.require("root");

        List<Escalation> found = view.escalations(Optional.empty());
        for (int node = 0; node < projection.size(); node++) {
            double weight = oracle.getPathWeight(node, root);
            String id = projection.id(node);
            Optional<Escalation> mine = found.stream()
                    .filter(escalation -> escalation.identity().id().equals(id))
                    .findFirst();
            boolean reaches = node != root && weight < Double.POSITIVE_INFINITY;
            assertThat(mine.isPresent()).as("%s with seed %d", id, seed).isEqualTo(reaches);
            if (reaches) {
                assertThat(mine.get().path().weight()).isCloseTo(weight, org.assertj.core.data.Offset.offset(0.01));
            }
        }
    }

    @Test
    void asksThePast(GraphStore store) {
        TestGraph.load(store, NESTED, JANUARY);
        TestGraph.load(store, NESTED.replace("alice -MEMBER_OF-> helpdesk", "alice -HAS_ROLE-> reader"), FEBRUARY);

        assertThat(TestGraph.view(store).escalations(Optional.empty())).isEmpty();
    }

    @Test
    void saysThatANodeIsNotThere(GraphStore store) {
        TestGraph.load(store, NESTED, JANUARY);

        assertThatThrownBy(() -> TestGraph.view(store).require("nobody"))
                .isInstanceOf(NotFound.class)
                .hasMessage("There is no 'nobody' in the graph");
    }

    @Test
    void opensResolvesAndReopensFindings(GraphStore store) {
        String gone = NESTED.replace("alice -MEMBER_OF-> helpdesk", "alice -HAS_ROLE-> reader");
        TestGraph.load(store, NESTED, JANUARY);
        run(store, JANUARY);
        Finding first = finding(store, "escalation.inherited");
        assertThat(first.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(finding(store, "escalation.to-tier-zero").evidence())
                .anySatisfy(evidence -> assertThat(evidence.summary()).startsWith("The cheapest cut"));

        TestGraph.load(store, gone, FEBRUARY);
        run(store, FEBRUARY);
        assertThat(finding(store, "escalation.inherited").status()).isEqualTo(FindingStatus.RESOLVED);

        TestGraph.load(store, NESTED, MARCH);
        run(store, MARCH);
        Finding again = finding(store, "escalation.inherited");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(again.firstSeen()).isEqualTo(JANUARY);
        assertThat(again.lastSeen()).isEqualTo(MARCH);
    }

    @Test
    void takesADirectRoleForNoInheritance(GraphStore store) {
        TestGraph.load(store, "alice -MEMBER_OF-> admins\nadmins -GROUP_ROLE-> !root", JANUARY);
        run(store, JANUARY);

        assertThat(findings(store))
                .extracting(Finding::type)
                .filteredOn(type -> type.startsWith("escalation."))
                .containsExactly("escalation.to-tier-zero");
    }

    private static void run(GraphStore store, Instant at) {
        AnalysisRuns.run(store, TestGraph.context(store, at), List.of(), Progress.SILENT);
    }

    private static Finding finding(GraphStore store, String type) {
        return findings(store).stream()
                .filter(finding -> finding.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings(GraphStore store) {
        return new FindingStore(store).list(FindingFilter.ALL, FindingOrder.USUAL, 0, 1_000);
    }
}
