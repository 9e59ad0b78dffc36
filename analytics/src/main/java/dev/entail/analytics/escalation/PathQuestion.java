// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation;

import java.util.Optional;

/**
 * Asks for paths.
 *
 * @param from where they begin
 * @param to where they end, empty for tier zero
 * @param k how many at most
 * @param maxHops how long each may be
 * @param confirmedOnly whether conditional steps are left out
 */
public record PathQuestion(String from, Optional<String> to, int k, Optional<Integer> maxHops, boolean confirmedOnly) {
    /** The most paths that one question may ask for. */
    public static final int MOST_PATHS = 1_000;

    public PathQuestion {
        if (k < 1 || k > MOST_PATHS) {
            throw new IllegalArgumentException("k is " + k + ", allowed is 1 to " + MOST_PATHS);
        }
        if (maxHops.filter(hops -> hops < 1 || hops > 100).isPresent()) {
            throw new IllegalArgumentException("maxHops is " + maxHops.get() + ", allowed is 1 to 100");
        }
    }
}
