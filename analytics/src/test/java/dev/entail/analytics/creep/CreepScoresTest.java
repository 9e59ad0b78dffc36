// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.Found;
import dev.entail.analytics.creep.CreepSignal.Kind;
import dev.entail.analytics.creep.Verdict.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CreepScoresTest {
    private static final String AT = "2026-03-01T00:00:00Z";
    private static final String HALF_UNUSED = """
            ann Identity kind=EMPLOYEE
            books Role
            films Role
            ann -HAS_ROLE-> books basis=BASELINE
            ann -HAS_ROLE-> films basis=BASELINE
            ann -USED-> books lastUsedAt=2026-02-20T00:00:00Z
            """;

    private static AnalysisContext context(String text) {
        return Found.context(AT, text, Map.of());
    }

    private static CreepScore score(AnalysisContext context, String id) {
        return CreepScores.of(context).of(id).orElseThrow();
    }

    @Test
    void isMadeOfItsSignalsByThePublishedFormula() {
        CreepScore score = score(context(HALF_UNUSED), "ann");

        assertThat(score.signals())
                .extracting(CreepSignal::kind)
                .containsExactly(Kind.UNUSED, Kind.GROWTH, Kind.EXPIRED_OR_UNEXPLAINED);
        assertThat(score.score()).isCloseTo(100 * (1 - (1 - 0.5 * 0.5)), within(1e-9));
        assertThat(score.granted()).isEqualTo(2);
        assertThat(score.unused()).contains(1);
        assertThat(score.signals().getFirst().items()).isNotEmpty();
    }

    @Test
    void signalsMultiplyAndWeightsCanBeSet() {
        String text = HALF_UNUSED.replace("films basis=BASELINE", "films basis=TEMPORARY");
        AnalysisContext context = Found.context(AT, text, Map.of("creep.unused", Map.of("weight", 1.0)));

        assertThat(score(context(text), "ann").score())
                .isCloseTo(100 * (1 - (1 - 0.5 * 0.5) * (1 - 0.4 * 0.5)), within(1e-9));
        assertThat(score(context, "ann").score()).isCloseTo(100 * (1 - 0.5 * (1 - 0.4 * 0.5)), within(1e-9));
    }

    @Test
    void whatIsUnknownIsAbsentAndNotZero() {
        CreepScore score = score(context("""
                ann Identity kind=EMPLOYEE
                books Role
                ann -HAS_ROLE-> books
                """), "ann");

        assertThat(score.used()).isEmpty();
        assertThat(score.signals()).extracting(CreepSignal::kind).doesNotContain(Kind.UNUSED, Kind.PEER_ANOMALY);
    }

    @Test
    void theRankingIsTheSameByManyThreadsAndByOne() {
        PersonaOrganisation organisation = new PersonaOrganisation(7, 1_000);
        CreepScores alone = CreepScores.of(organisation.context());

        List<CreepScore> ranking = CreepScores.of(organisation.context()).ranking();

        assertThat(ranking).hasSizeGreaterThan(900);
        assertThat(ranking).allSatisfy(score -> {
            CreepScore same = alone.of(score.identity().id()).orElseThrow();
            assertThat(score.score()).isEqualTo(same.score());
            assertThat(score.signals())
                    .extracting(CreepSignal::items)
                    .isEqualTo(same.signals().stream().map(CreepSignal::items).toList());
        });
    }

    @Test
    void theOrganisationIsTheMeanByWhatIdentitiesCanDo() {
        List<CreepScore> ranking = CreepScores.of(context(HALF_UNUSED + """
                        bob Identity kind=EMPLOYEE
                        admin Role privileged
                        bob -HAS_ROLE-> admin basis=BASELINE
                        """)).ranking();

        assertThat(ranking).extracting(score -> score.identity().id()).containsExactly("ann", "bob");
        assertThat(CreepScores.ofOrganisation(ranking)).isCloseTo(25 * 3.0 / (3 + 9), within(1e-9));
    }

    @Test
    void hasATrendOverAnyTimes() {
        AnalysisContext context = context(HALF_UNUSED
                .replace("films basis=BASELINE", "films basis=TEMPORARY seen=2025-10-01T00:00:00Z")
                .replace("kind=EMPLOYEE", "kind=EMPLOYEE seen=2020-01-01T00:00:00Z"));

        Map<Instant, Double> trend = CreepScores.of(context)
                .trend(
                        "ann",
                        List.of(
                                Instant.parse("2019-01-01T00:00:00Z"),
                                Instant.parse("2025-09-01T00:00:00Z"),
                                Instant.parse(AT)));

        assertThat(trend).hasSize(2);
        assertThat(trend.get(Instant.parse(AT))).isGreaterThan(trend.get(Instant.parse("2025-09-01T00:00:00Z")));
    }

    @Test
    void eachGrantHasAVerdictWithAReasonAndNoneWithoutPeers() {
        StringBuilder text =
                new StringBuilder("odd Role\nusual Role\nann Identity kind=EMPLOYEE department=A jobTitle=B\n");
        text.append("ann -HAS_ROLE-> odd\nann -HAS_ROLE-> usual\n");
        for (int number = 0; number < 9; number++) {
            text.append("p%1$d Identity kind=EMPLOYEE department=A jobTitle=B\np%1$d -HAS_ROLE-> usual\n"
                    .formatted(number));
        }
        AnalysisContext context = context(text.toString());
        List<Verdict> verdicts =
                Verdicts.of(context, context.estate().entity("ann").orElseThrow());

        assertThat(verdicts)
                .extracting(verdict ->
                        verdict.grant().target() + " " + verdict.verdict().orElseThrow())
                .containsExactly("odd " + Choice.REMOVE, "usual " + Choice.KEEP);
        assertThat(verdicts.getFirst().reason()).isEqualTo("0 % of 9 peers have it");

        AnalysisContext alone = context(HALF_UNUSED.replaceAll("ann -USED.*", ""));
        assertThat(Verdicts.of(alone, alone.estate().entity("ann").orElseThrow()))
                .allSatisfy(verdict -> assertThat(verdict.verdict()).isEmpty());
    }
}
