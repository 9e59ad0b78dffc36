// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.api.delivery.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One time that a report was made, or should have been.
 *
 * @param schedule the schedule's id, empty where somebody asked for this one report
 * @param name the schedule's name, or the report's
 * @param slot the time that it was due
 * @param attempts how often it was begun
 * @param error why it failed, where it did
 * @param server who ran it
 */
public record ReportRun(
        String id,
        Optional<String> schedule,
        String name,
        String report,
        Trigger trigger,
        State state,
        Instant slot,
        Instant startedAt,
        Optional<Instant> finishedAt,
        long attempts,
        String error,
        Optional<Long> graphVersion,
        Optional<Instant> asOf,
        Optional<Instant> since,
        List<Output> files,
        List<Sent> deliveries,
        String server) {
    public ReportRun {
        files = List.copyOf(files);
        deliveries = List.copyOf(deliveries);
    }

    /** Why it ran. */
    public enum Trigger {
        SCHEDULE,
        CALLER
    }

    /** How it stands. */
    public enum State {
        RUNNING,
        /** Every delivery got there. */
        SUCCEEDED,
        /** Some deliveries got there. */
        INCOMPLETE,
        FAILED,
        /** No server ran at the time, and it is not caught up. */
        MISSED,
        /** Whoever ran it is gone; one of a schedule is begun again. */
        ABANDONED
    }

    /** A file of the report, as it was delivered. */
    public record Output(String name, String format, long bytes, String sha256) {}

    /** What became of one delivery. */
    public record Sent(Delivery delivery, Result result, String detail, long attempts, Optional<Instant> at) {
        static Sent notYet(Delivery delivery) {
            return new Sent(delivery, Result.PENDING, "", 0, Optional.empty());
        }
    }

    /** How a delivery stands. */
    public enum Result {
        PENDING,
        DELIVERED,
        FAILED,
        /** The recipient's access has ended. */
        WITHHELD
    }
}
