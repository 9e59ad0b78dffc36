// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import dev.entail.api.schedule.ReportRun.Sent;
import dev.entail.api.schedule.ReportRun.Trigger;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One report to make and deliver.
 *
 * @param run the id of its run; the same whoever runs a slot
 * @param schedule the schedule's id, or an empty text
 * @param name the schedule's name, or the report's
 * @param savedBy in whose name it goes out
 * @param asOf the time to speak of, empty for now
 * @param since from when on changes are told
 */
record Errand(
        String run,
        String schedule,
        String name,
        ReportOrder order,
        Trigger trigger,
        Instant slot,
        String savedBy,
        Optional<Instant> asOf,
        Optional<Instant> since) {
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** {@return the run of a slot; one that is caught up late with all others speaks of its own time} */
    static Errand ofSlot(Schedule schedule, Instant slot, Instant now) {
        boolean isPast = schedule.catchUp() == CatchUp.ALL && Due.isLate(slot, now);
        Optional<Instant> asOf = isPast ? Optional.of(slot) : Optional.empty();
        return of(schedule, runOf(schedule.id(), slot), Trigger.SCHEDULE, slot, asOf, schedule.savedBy());
    }

    /** {@return a run of a schedule beside its slots} */
    static Errand now(Schedule schedule, Instant now) {
        return of(schedule, newRun(), Trigger.CALLER, now, Optional.empty(), schedule.savedBy());
    }

    private static Errand of(
            Schedule schedule, String run, Trigger trigger, Instant slot, Optional<Instant> asOf, String by) {
        Optional<Instant> since = schedule.reportedAt().filter(last -> last.isBefore(asOf.orElse(Instant.MAX)));
        return new Errand(run, schedule.id(), schedule.name(), schedule.order(), trigger, slot, by, asOf, since);
    }

    /** {@return a run of no schedule} */
    static Errand once(ReportOrder order, Optional<Instant> asOf, Optional<Instant> since, String by, Instant now) {
        return new Errand(newRun(), "", order.report(), order, Trigger.CALLER, now, by, asOf, since);
    }

    private static String newRun() {
        return "report-run:" + UUID.randomUUID();
    }

    private static String runOf(String schedule, Instant slot) {
        return "report-run:" + schedule.substring(schedule.indexOf(':') + 1) + "." + COMPACT.format(slot);
    }

    /** {@return what its files are called, without the ending} */
    String fileName() {
        return name + "-" + COMPACT.format(slot);
    }

    /** {@return its run as it begins} */
    Map<String, Object> begin(Instant at) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("schedule", schedule);
        properties.put("name", name);
        properties.put("report", order.report());
        properties.put("trigger", trigger.name());
        properties.put("slot", Row.parameter(slot));
        properties.put("startedAt", Row.parameter(at));
        properties.put("error", "");
        properties.put("files", "[]");
        properties.put(
                "deliveries",
                RunJson.ofSent(order.deliveries().stream().map(Sent::notYet).toList()));
        return properties;
    }

    /** {@return the note that slots of a schedule were passed over} */
    static Map<String, Object> missed(Schedule schedule, Due due, String server, Instant at) {
        Instant first = due.missed().getFirst();
        Map<String, Object> note = new HashMap<>(
                of(schedule, missedRun(schedule, due), Trigger.SCHEDULE, first, Optional.empty(), schedule.savedBy())
                        .begin(at));
        note.put("state", ReportRun.State.MISSED.name());
        note.put("finishedAt", Row.parameter(at));
        note.put("attempts", 0);
        note.put("server", server);
        note.put("deliveries", "[]");
        note.put(
                "error",
                due.missed().size() == 1
                        ? "No server ran at this time"
                        : "No server ran at this time, nor at the %d that followed until %s"
                                .formatted(due.missed().size() - 1, due.missed().getLast()));
        return note;
    }

    static String missedRun(Schedule schedule, Due due) {
        return runOf(schedule.id(), due.missed().getFirst()) + ".missed";
    }
}
