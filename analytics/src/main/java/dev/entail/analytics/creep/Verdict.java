// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.creep;

import java.util.Optional;

/**
 * What to do about one grant.
 *
 * @param verdict empty where there are no peers to compare with and nothing else speaks for or against it
 * @param share the share of the peers that hold what it brings, empty without peers
 */
public record Verdict(Grant grant, Optional<Choice> verdict, Optional<Double> share, String reason) {
    /** What may be done. */
    public enum Choice {
        KEEP,
        REVIEW,
        REMOVE
    }
}
