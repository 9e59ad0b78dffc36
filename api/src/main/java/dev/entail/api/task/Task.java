// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Work that goes on after its request was answered, as it stands at a moment.
 *
 * @param kind what is done, such as {@code load}
 * @param subject what it is done to
 * @param by who wanted it
 * @param phase what is being done now, in a word or two
 * @param total how many units there are, or -1 where nobody knows
 * @param result what came of it, once it is done
 * @param error why it failed, where it did
 */
public record Task(
        String id,
        String kind,
        String subject,
        String by,
        State state,
        String phase,
        long done,
        long total,
        JsonNode result,
        String error,
        Instant queuedAt,
        Optional<Instant> finishedAt) {
    /** Where a task stands. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        public boolean isEnd() {
            return this == DONE || this == FAILED;
        }
    }

    static Task queued(String id, String kind, String subject, String by) {
        return new Task(
                id,
                kind,
                subject,
                by,
                State.QUEUED,
                "waiting",
                0,
                -1,
                NullNode.getInstance(),
                "",
                Instant.now(),
                Optional.empty());
    }

    Task at(String newPhase, long newDone, long newTotal) {
        return new Task(
                id, kind, subject, by, State.RUNNING, newPhase, newDone, newTotal, result, error, queuedAt, finishedAt);
    }

    Task ended(State end, JsonNode came, String reason) {
        return new Task(
                id, kind, subject, by, end, phase, done, total, came, reason, queuedAt, Optional.of(Instant.now()));
    }
}
