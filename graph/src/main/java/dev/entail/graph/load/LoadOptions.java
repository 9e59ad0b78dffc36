// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.load;

import java.time.Instant;
import java.util.Optional;

/**
 * How a load goes about.
 *
 * @param at the time its input speaks of
 * @param partial whether it adds without closing what it does not name
 * @param onError whether a bad record stops it or is counted
 * @param sourceName the name of the source where the user gives one
 */
public record LoadOptions(
        Instant at, boolean partial, OnError onError, Optional<String> sourceName, Progress progress) {
    /** What a bad record does to a load. */
    public enum OnError {
        STOP,
        SKIP
    }

    /** {@return a whole load at a time, that stops at the first error} */
    public static LoadOptions at(Instant time) {
        return new LoadOptions(time, false, OnError.STOP, Optional.empty(), Progress.SILENT);
    }

    public LoadOptions asPartial() {
        return new LoadOptions(at, true, onError, sourceName, progress);
    }

    public LoadOptions skippingErrors() {
        return new LoadOptions(at, partial, OnError.SKIP, sourceName, progress);
    }

    public LoadOptions named(String name) {
        return new LoadOptions(at, partial, onError, Optional.of(name), progress);
    }

    public LoadOptions reportingTo(Progress listener) {
        return new LoadOptions(at, partial, onError, sourceName, listener);
    }
}
