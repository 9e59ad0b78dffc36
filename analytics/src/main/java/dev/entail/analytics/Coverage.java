// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import java.util.List;

/**
 * How far an analysis could judge what one source names, so that nothing reads as zero that was not looked at.
 *
 * @param missing what was not known, and of how many
 */
public record Coverage(String analysis, String source, State state, List<String> missing) {
    /** How far. */
    public enum State {
        EVALUATED,
        PARTIAL,
        NOT_EVALUATED
    }

    public Coverage {
        missing = List.copyOf(missing);
    }
}
