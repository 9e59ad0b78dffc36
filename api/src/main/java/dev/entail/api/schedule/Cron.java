// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a schedule is due: a crontab expression of five fields (POSIX.1-2024, also with names and steps) on the clocks of a
 * time zone. Where these are put forward, what falls into the gap is due at the first minute after it; where they are put
 * back, what they show twice is due the first time only.
 */
public final class Cron {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final String text;
    private final ZoneId zone;
    private final ExecutionTime times;

    private Cron(String text, ZoneId zone, ExecutionTime times) {
        this.text = text;
        this.zone = zone;
        this.times = times;
    }

    /**
     * {@return an expression in a zone}
     *
     * @throws IllegalArgumentException quoting what is wrong
     */
    public static Cron of(String text, String zone) {
        ZoneId read = zone(zone);
        try {
            ExecutionTime times =
                    ExecutionTime.forCron(PARSER.parse(text.strip()).validate());
            return new Cron(text.strip(), read, times);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The cron expression is '" + text
                            + "', allowed are five fields (minute, hour, day of the month, month,"
                            + " day of the week) such as '0 8 * * MON': " + e.getMessage(),
                    e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The time zone is '" + text + "', allowed is UTC or one of the IANA database such as Europe/Berlin",
                    e);
        }
    }

    public String text() {
        return text;
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@return the first time after another at which it is due, empty where there is none} */
    public Optional<Instant> next(Instant after) {
        LocalDateTime shown = LocalDateTime.ofInstant(after, zone);
        while (true) {
            Optional<ZonedDateTime> next = times.nextExecution(shown.atZone(ZoneOffset.UTC));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            shown = next.get().toLocalDateTime();
            Instant due = instant(shown);
            if (due.isAfter(after)) {
                return Optional.of(due);
            }
        }
    }

    private Instant instant(LocalDateTime shown) {
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        return change != null && change.isGap()
                ? change.getInstant()
                : shown.atZone(zone).toInstant();
    }

    /** {@return the next so many times, on the clocks of the zone} */
    public List<ZonedDateTime> next(Instant after, int most) {
        return upTo(after, Instant.MAX, most).stream()
                .map(due -> due.atZone(zone))
                .toList();
    }

    /** {@return the first so many times after one and not after another} */
    List<Instant> upTo(Instant after, Instant until, int most) {
        List<Instant> due = new ArrayList<>();
        Optional<Instant> next = next(after);
        while (due.size() < most && next.filter(it -> !it.isAfter(until)).isPresent()) {
            due.add(next.get());
            next = next(next.get());
        }
        return due;
    }
}
