// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.benchmarks;

import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Hands on generated records, no relation twice, with the dice that they are made of. */
final class Records {
    static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    private final Random random;
    private final Consumer<GraphRecord> out;
    private final Set<String> said = new HashSet<>();

    Records(long seed, Consumer<GraphRecord> out) {
        this.random = new Random(seed);
        this.out = out;
    }

    void node(EntityLabel label, String id, Facts facts) {
        out.accept(new NodeRecord(label, id, facts.properties()));
    }

    void relation(String from, RelationKind kind, String to) {
        relation(from, kind, to, Facts.none());
    }

    /** Hands on a relation unless it was said already. */
    void relation(String from, RelationKind kind, String to, Facts facts) {
        RelationRecord relation = new RelationRecord(kind, from, to, facts.properties());
        if (said.add(relation.key())) {
            out.accept(relation);
        }
    }

    /** {@return how many relations there are} */
    int relations() {
        return said.size();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** {@return whether a thing of this share happens} */
    boolean chance(double percent) {
        return random.nextDouble() * 100 < percent;
    }

    String pick(String... some) {
        return some[random.nextInt(some.length)];
    }

    /** {@return a time of day so many days ago, at least and less than most} */
    Instant ago(int least, int most) {
        return AT.minus(least + random.nextInt(most - least), ChronoUnit.DAYS).minusSeconds(1 + random.nextInt(80_000));
    }
}
