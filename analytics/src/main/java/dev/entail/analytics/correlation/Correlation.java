// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.correlation;

import dev.entail.graph.projection.EntityState;
import dev.entail.graph.projection.Estate;
import java.time.Instant;
import java.util.List;

/**
 * What the rules say of all accounts that no input maps to a person.
 *
 * @param matches those with one person
 * @param ambiguous those that somebody has to decide
 * @param unmatched how many have nobody
 * @param nonHuman how many were left out because they are not a human's and no tag names a person
 */
public record Correlation(List<Match> matches, List<Ambiguous> ambiguous, long unmatched, long nonHuman) {
    public Correlation {
        matches = List.copyOf(matches);
        ambiguous = List.copyOf(ambiguous);
    }

    /** An account and the only person whom the best rule names. */
    public record Match(EntityState account, Candidate candidate) {}

    /** An account that could be that of several people, and why none was chosen. */
    public record Ambiguous(EntityState account, String why, List<Candidate> candidates) {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /** {@return what the rules say at a time; its cost is linear in the identities} */
    public static Correlation of(Estate estate, Instant at) {
        return new Correlator(estate, at).correlate();
    }
}
