// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.analytics.escalation.Escalation;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.RelationKind;
import dev.entail.graph.projection.Snapshot;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Loads a generated account into a fresh embedded store and asks who can become administrator, once, as a process would
 * that has just started. Prints one line of {@code name=value}; times are in seconds.
 *
 * <p>Arguments: users, roles, holders; 2000, 2000 and 200 where they are absent.
 */
final class AccountBenchmark {
    private static final long SEED = 20_261_101;

    private AccountBenchmark() {}

    static void main(String[] arguments) {
        Accounts account = new Accounts(at(arguments, 0, 2_000), at(arguments, 1, 2_000), at(arguments, 2, 200), SEED);
        try (TemporaryStore store = new TemporaryStore()) {
            Path export = store.export(account);
            Instant start = Instant.now();
            store.load(export);
            Instant loaded = Instant.now();
            List<Escalation> escalations = store.view().escalations(Optional.empty());
            Instant answered = Instant.now();
            print(System.out, account, Duration.between(start, loaded), Duration.between(loaded, answered));
            print(System.out, store.snapshot(), escalations.size());
        }
    }

    private static int at(String[] arguments, int position, int otherwise) {
        return arguments.length > position ? Integer.parseInt(arguments[position]) : otherwise;
    }

    private static void print(PrintStream out, Accounts account, Duration load, Duration answer) {
        out.printf(
                "users=%d roles=%d holders=%d load=%.2f answer=%.2f ",
                account.users(), account.roles(), account.holders(), load.toMillis() / 1e3, answer.toMillis() / 1e3);
    }

    private static void print(PrintStream out, Snapshot snapshot, int escalations) {
        Map<RelationKind, Long> relations = new EnumMap<>(RelationKind.class);
        for (RelationKind kind : RelationKind.values()) {
            AtomicLong count = new AtomicLong();
            snapshot.relations(kind, relation -> count.incrementAndGet());
            relations.put(kind, count.get());
        }
        out.printf(
                "nodes=%d relations=%d can_escalate=%d contains=%d escalations=%d%n",
                snapshot.entities(EnumSet.allOf(EntityLabel.class)).size(),
                relations.values().stream().mapToLong(Long::longValue).sum(),
                relations.getOrDefault(RelationKind.CAN_ESCALATE, 0L),
                relations.getOrDefault(RelationKind.CONTAINS, 0L),
                escalations);
    }
}
