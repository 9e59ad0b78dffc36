// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entail.analytics.Analysis;
import dev.entail.analytics.AnalysisContext;
import dev.entail.analytics.creep.PersonaOrganisation.Persona;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How well people are found whose access is known not to fit, over five seeds at the default settings. */
final class PersonasTest {
    private static final long[] SEEDS = {11, 23, 42, 77, 101};
    private static final Set<Persona> ODD =
            EnumSet.of(Persona.ACCUMULATION, Persona.JUMPER, Persona.LEFTOVER, Persona.MASKED);
    private static final Set<Persona> MOVED =
            EnumSet.of(Persona.MOVED_WITH_RESIDUE, Persona.MOVED_CLEANLY, Persona.MOVED_AND_CONFIRMED);

    /** How many of each persona there are and were found. */
    private static final class Tally {
        private final Map<Persona, int[]> counts = new EnumMap<>(Persona.class);

        void add(PersonaOrganisation organisation, Set<String> found) {
            organisation.personas().forEach((id, persona) -> {
                int[] count = counts.computeIfAbsent(persona, any -> new int[2]);
                count[0]++;
                count[1] += found.contains(id) ? 1 : 0;
            });
        }

        double f1(Set<Persona> wanted, Set<Persona> left) {
            int all = sum(wanted, 0);
            int hits = sum(wanted, 1);
            Set<Persona> others = EnumSet.allOf(Persona.class);
            others.removeAll(wanted);
            others.removeAll(left);
            int false1 = sum(others, 1);
            double precision = (double) hits / Math.max(1, hits + false1);
            double recall = (double) hits / all;
            System.out.printf("  precision %.3f recall %.3f%n", precision, recall);
            return 2 * precision * recall / (precision + recall);
        }

        private int sum(Set<Persona> some, int what) {
            return some.stream()
                    .mapToInt(persona -> counts.getOrDefault(persona, new int[2])[what])
                    .sum();
        }

        void print(String title) {
            System.out.println(title);
            counts.forEach((persona, count) -> System.out.printf("  %-20s %5d of %5d%n", persona, count[1], count[0]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 20_000})
    void areFoundByTheirPeersAndByTheirMoves(int people) {
        Tally outliers = new Tally();
        Tally residue = new Tally();
        for (long seed : SEEDS) {
            PersonaOrganisation organisation = new PersonaOrganisation(seed, people);
            AnalysisContext context = organisation.context();
            outliers.add(organisation, found(context, new PeerOutliers()));
            residue.add(organisation, found(context, new MoverResidue()));
        }
        outliers.print("creep.peer-outlier, " + people + " people");
        double peers = outliers.f1(ODD, MOVED);
        residue.print("creep.mover-residue, " + people + " people");
        double moves = residue.f1(EnumSet.of(Persona.MOVED_WITH_RESIDUE), Set.of());
        System.out.printf("F1 %.3f and %.3f%n", peers, moves);

        assertThat(peers).as("F1 of outliers among peers").isGreaterThanOrEqualTo(0.90);
        assertThat(moves).as("F1 of residue of moves").isGreaterThanOrEqualTo(0.95);
    }

    private static Set<String> found(AnalysisContext context, Analysis analysis) {
        return analysis.run(context).stream()
                .map(suspicion -> suspicion.subject().id())
                .collect(Collectors.toSet());
    }
}
