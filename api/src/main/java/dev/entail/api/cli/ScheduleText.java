// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.cli;

import dev.entail.api.delivery.Delivery;
import dev.entail.api.schedule.ReportRun;
import dev.entail.api.schedule.Schedule;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Schedules and their runs for a reader. */
final class ScheduleText {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx");
    private static final int SHOWN_TIMES = 5;

    private final PrintWriter out;

    ScheduleText(PrintWriter out) {
        this.out = out;
    }

    void all(List<Schedule> schedules) {
        for (Schedule schedule : schedules) {
            out.printf(
                    "%-24s %-12s %-18s %-18s %s%n",
                    schedule.name(),
                    schedule.order().report(),
                    schedule.cron().text(),
                    schedule.cron().zone(),
                    schedule.isSuspended() ? "suspended" : "next " + next(schedule, 1));
        }
        out.printf("%d schedules%n", schedules.size());
        out.flush();
    }

    private static String next(Schedule schedule, int most) {
        return schedule.cron().next(Instant.now(), most).stream()
                .map(CLOCK::format)
                .collect(Collectors.joining(", "));
    }

    void one(Schedule schedule) {
        out.printf("%s  %s%n", schedule.name(), schedule.id());
        out.printf("  report    %s as %s%n", schedule.order().report(), formats(schedule));
        schedule.order().filter().words().forEach((what, values) -> out.printf("  only      %s %s%n", what, values));
        out.printf(
                "  due       %s on the clocks of %s%n",
                schedule.cron().text(), schedule.cron().zone());
        out.printf("  next      %s%n", schedule.isSuspended() ? "suspended" : next(schedule, SHOWN_TIMES));
        schedule.order().deliveries().forEach(delivery -> out.printf("  goes to   %s%n", to(delivery)));
        out.printf("  catch-up  %s%n", lower(schedule.catchUp()));
        out.printf("  saved by  %s at %s%n", schedule.savedBy(), schedule.savedAt());
        out.flush();
    }

    void run(ReportRun run) {
        out.printf(
                "%s  %-12s %-24s %s%s%n",
                run.slot(),
                lower(run.state()),
                run.name(),
                run.report(),
                run.error().isEmpty() ? "" : ": " + run.error());
        run.files()
                .forEach(
                        file -> out.printf("    %s, %,d bytes, sha256 %s%n", file.name(), file.bytes(), file.sha256()));
        run.deliveries()
                .forEach(sent -> out.printf(
                        "    %s: %s%s%n",
                        to(sent.delivery()),
                        lower(sent.result()),
                        sent.detail().isEmpty() ? "" : " (" + sent.detail() + ")"));
        out.flush();
    }

    private static String formats(Schedule schedule) {
        return schedule.order().formats().stream().map(ScheduleText::lower).collect(Collectors.joining(", "));
    }

    private static String to(Delivery delivery) {
        return lower(delivery.kind()) + " " + delivery.shown();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
