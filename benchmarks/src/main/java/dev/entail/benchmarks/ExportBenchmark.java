// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.analytics.escalation.Escalation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Loads an export of AWS that is there already and asks who can become administrator, several times in one process, each
 * time into a fresh store: the first round is a process that has just started, the later ones are one that is warm. Prints a
 * line of {@code name=value} a round; times are in seconds.
 *
 * <p>Arguments: a file or folder that {@code load aws} takes, and how many rounds; 4 where that is absent.
 */
final class ExportBenchmark {
    private ExportBenchmark() {}

    static void main(String[] arguments) {
        Path export = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        for (int round = 1; round <= rounds; round++) {
            Instant start = Instant.now();
            try (TemporaryStore store = new TemporaryStore()) {
                Instant open = Instant.now();
                store.load(export);
                Instant loaded = Instant.now();
                List<Escalation> escalations = store.view().escalations(Optional.empty());
                Instant answered = Instant.now();
                System.out.printf(
                        "round=%d open=%.1f load=%.1f answer=%.1f after-start=%.1f escalations=%d%n",
                        round,
                        seconds(start, open),
                        seconds(open, loaded),
                        seconds(loaded, answered),
                        seconds(open, answered),
                        escalations.size());
            }
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}
