// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Severity;
import dev.entail.analytics.Suspicion;
import dev.entail.analytics.TestGraph;
import dev.entail.graph.store.GraphStore;
import dev.entail.graph.store.SharedStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStore.class)
final class ChokePointsTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");

    private static List<Suspicion> found(GraphStore store, String text) {
        TestGraph.load(store, text, JANUARY);
        return new ChokePoints().run(TestGraph.context(store, JANUARY));
    }

    private static String steps(int users, String group) {
        StringBuilder text = new StringBuilder();
        for (int user = 0; user < users; user++) {
            text.append("%s%d -MEMBER_OF-> %s%n".formatted(group, user, group));
        }
        return text + group + " -GROUP_ROLE-> !root\n";
    }

    @Test
    void flagsTheRelationThatAFifthOfAllPathsGoAlongAndNotOneBelow(GraphStore store) {
        List<Suspicion> found = found(store, steps(2, "a") + steps(8, "b"));

        assertThat(found)
                .extracting(each -> each.subject().id() + " " + each.title())
                .containsExactly(
                        "b The step from b to root (HAS_ROLE) carries 80 % of all paths to tier zero",
                        "a The step from a to root (HAS_ROLE) carries 20 % of all paths to tier zero");
        assertThat(found(store, steps(2, "a") + steps(9, "b")))
                .extracting(each -> each.subject().id())
                .containsExactly("b");
    }

    @Test
    void tellsHowManyLoseEveryPathWhenItIsCut(GraphStore store) {
        Suspicion only = found(store, steps(3, "a")).getFirst();

        assertThat(only.severity()).isEqualTo(Severity.HIGH);
        assertThat(only.evidence().getFirst().summary())
                .isEqualTo("Of 3 identities with a path to tier zero, the cheapest paths of 3 go along it;"
                        + " without it, 3 have no path left.");
    }

    @Test
    void splitsPathsWhereTwoWaysAreEquallyCheapAndCutsNobodyOff(GraphStore store) {
        TestGraph.load(store, """
                ana -MEMBER_OF-> left
                ana -MEMBER_OF-> right
                bob -MEMBER_OF-> left
                bob -MEMBER_OF-> right
                left -GROUP_ROLE-> !root
                right -GROUP_ROLE-> !root
                """, JANUARY);
        List<ChokePoint> points = TestGraph.view(store).chokePoints(0.5);

        assertThat(points).extracting(point -> point.hop().from().id()).containsExactly("left", "right");
        assertThat(points).allSatisfy(point -> {
            assertThat(point.carried()).isEqualTo(1, within(1e-9));
            assertThat(point.share()).isEqualTo(0.5, within(1e-9));
            assertThat(point.cutOff()).isZero();
        });
    }

    @Test
    void doesNotCallTheOnlyPathOfOneIdentityAChokePoint(GraphStore store) {
        assertThat(found(store, steps(1, "a"))).isEmpty();
        TestGraph.load(store, steps(2, "a") + steps(8, "b"), JANUARY);
        AnalysisContext context = TestGraph.context(store, JANUARY);
        AnalysisContext strict = new AnalysisContext(
                () -> TestGraph.view(store),
                context.estate(),
                JANUARY,
                Map.of("escalation.choke-point", Map.of("percent", 81.0)));

        assertThat(new ChokePoints().run(strict)).isEmpty();
    }
}
