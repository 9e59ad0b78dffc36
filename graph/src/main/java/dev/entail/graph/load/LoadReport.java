// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a load did.
 *
 * @param version the graph's version after it; the same as before where nothing changed
 * @param sources whose truth it carried
 * @param skipped how many bad records were left out
 * @param problems the first of them, each with its place and reason
 * @param warnings what the input lacked
 */
public record LoadReport(
        long version,
        Instant at,
        Set<String> sources,
        Counts nodes,
        Counts relations,
        Counts derived,
        long skipped,
        List<String> problems,
        List<String> warnings) {
    public LoadReport {
        sources = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(sources));
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** {@return the report of a load that did nothing} */
    public static LoadReport nothing(long version, Instant at) {
        return new LoadReport(version, at, Set.of(), Counts.NONE, Counts.NONE, Counts.NONE, 0, List.of(), List.of());
    }

    /** How many were added, changed, closed and found as they were. */
    public record Counts(long added, long changed, long closed, long unchanged) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        public boolean isNothing() {
            return added + changed + closed == 0;
        }

        public Counts plus(Counts other) {
            return new Counts(
                    added + other.added, changed + other.changed, closed + other.closed, unchanged + other.unchanged);
        }
    }
}
