// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import org.jspecify.annotations.Nullable;

/** What goes wrong in the graph module, sorted by what the caller can do about it. */
public sealed class GraphException extends RuntimeException {
    GraphException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** An input that cannot be taken: the message names file, place, value and what is allowed. The graph is unchanged. */
    public static non-sealed class BadInput extends GraphException {
        public BadInput(String message) {
            super(message, null);
        }

        public BadInput(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A store that cannot be reached, is in use by another process, or refuses. */
    public static final class StoreUnavailable extends GraphException {
        public StoreUnavailable(String message) {
            super(message, null);
        }

        public StoreUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A question about something that the graph does not hold. */
    public static final class NotFound extends GraphException {
        public NotFound(String message) {
            super(message, null);
        }
    }

    /** A question that cannot be answered from that part of the graph which the caller may see. */
    public static final class OutOfReach extends GraphException {
        public OutOfReach(String message) {
            super(message, null);
        }
    }

    /** A question that took longer than it may. */
    public static final class TimedOut extends GraphException {
        public TimedOut(String message) {
            super(message, null);
        }
    }
}
