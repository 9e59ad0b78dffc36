// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.analytics.escalation.Escalation;
import dev.entail.analytics.escalation.EscalationView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Loads a generated organisation into a fresh embedded store and asks who can become administrator, once, as a process
 * would that has just started. Prints one line of {@code name=value}; times are in seconds: {@code facts} to load the
 * files without conclusions, {@code conclusions} to evaluate all principals and write what they can gain, {@code
 * projection} to read the graph back, {@code answer} to find and explain every path to tier zero.
 *
 * <p>Arguments: accounts, principals, policies; 50, 20000 and 10000 where they are absent.
 */
final class OrganisationBenchmark {
    private static final long SEED = 20_261_121;

    private OrganisationBenchmark() {}

    static void main(String[] arguments) {
        Organisations organisation =
                new Organisations(at(arguments, 0, 50), at(arguments, 1, 20_000), at(arguments, 2, 10_000), SEED);
        try (TemporaryStore store = new TemporaryStore()) {
            var files = store.export(organisation);
            Instant start = Instant.now();
            store.loadFacts(files);
            Instant facts = Instant.now();
            store.conclude();
            Instant conclusions = Instant.now();
            EscalationView view = store.view();
            Instant projection = Instant.now();
            List<Escalation> escalations = view.escalations(Optional.empty());
            Instant answer = Instant.now();
            System.out.printf(
                    "accounts=%d principals=%d policies=%d facts=%.1f conclusions=%.1f projection=%.1f answer=%.1f"
                            + " total=%.1f nodes=%d edges=%d escalations=%d%n",
                    organisation.accounts(),
                    organisation.principals(),
                    organisation.policies(),
                    seconds(start, facts),
                    seconds(facts, conclusions),
                    seconds(conclusions, projection),
                    seconds(projection, answer),
                    seconds(start, answer),
                    view.projection().size(),
                    view.projection().edgeCount(),
                    escalations.size());
        }
    }

    private static int at(String[] arguments, int position, int otherwise) {
        return arguments.length > position ? Integer.parseInt(arguments[position]) : otherwise;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }
}
