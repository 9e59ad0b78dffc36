// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a load goes about.
 *
 * @param at the time its input speaks of
 * @param extent what it is the whole truth of
 * @param onError whether a bad record stops it or is counted
 * @param sourceName the name of the source where the user gives one
 */
public record LoadOptions(Instant at, Extent extent, OnError onError, Optional<String> sourceName, Progress progress) {
    /** What a bad record does to a load. */
    public enum OnError {
        STOP,
        SKIP
    }

    /** {@return a whole load at a time, that stops at the first error} */
    public static LoadOptions at(Instant time) {
        return new LoadOptions(time, new Extent.Everything(), OnError.STOP, Optional.empty(), Progress.SILENT);
    }

    /** {@return a load that adds without closing what it does not name} */
    public LoadOptions asPartial() {
        return new LoadOptions(at, new Extent.Additions(), onError, sourceName, progress);
    }

    /**
     * {@return a load that is the whole truth of a source about some nodes only: what it does not say again of them is
     * closed, and the rest of the source stays; its cost does not depend on the size of the graph}
     */
    public LoadOptions focusedOn(String source, Set<String> nodes) {
        return new LoadOptions(at, new Extent.Around(nodes), onError, Optional.of(source), progress);
    }

    public LoadOptions skippingErrors() {
        return new LoadOptions(at, extent, OnError.SKIP, sourceName, progress);
    }

    public LoadOptions named(String name) {
        return new LoadOptions(at, extent, onError, Optional.of(name), progress);
    }

    public LoadOptions reportingTo(Progress listener) {
        return new LoadOptions(at, extent, onError, sourceName, listener);
    }
}
