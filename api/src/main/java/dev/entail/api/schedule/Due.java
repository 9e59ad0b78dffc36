// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a schedule has to do next.
 *
 * @param run the slot to run, empty where there is none now
 * @param missed slots before it that are passed over
 */
record Due(Optional<Instant> run, List<Instant> missed) {
    /** A run that begins within this time of its slot is on time. */
    static final Duration GRACE = Duration.ofMinutes(5);

    private static final int MOST_AT_ONCE = 500;
    private static final Due NOTHING = new Due(Optional.empty(), List.of());

    Due {
        missed = List.copyOf(missed);
    }

    /**
     * {@return what is due}
     *
     * @param settled the last slot that was run or passed over
     */
    static Due of(Cron cron, CatchUp catchUp, Instant settled, Instant now) {
        List<Instant> slots = cron.upTo(settled, now, MOST_AT_ONCE);
        if (slots.isEmpty()) {
            return NOTHING;
        }
        int chosen = switch (catchUp) {
            case ALL -> 0;
            case ONCE -> slots.size() < MOST_AT_ONCE ? slots.size() - 1 : slots.size();
            case NONE -> firstOnTime(slots, now);
        };
        return new Due(
                chosen < slots.size() ? Optional.of(slots.get(chosen)) : Optional.empty(), slots.subList(0, chosen));
    }

    private static int firstOnTime(List<Instant> slots, Instant now) {
        int index = 0;
        while (index < slots.size() && isLate(slots.get(index), now)) {
            index++;
        }
        return index;
    }

    static boolean isLate(Instant slot, Instant now) {
        return slot.plus(GRACE).isBefore(now);
    }

    boolean isNothing() {
        return run.isEmpty() && missed.isEmpty();
    }
}
