// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The dates at which the demo organisation is seen. */
enum Quarter {
    FIRST(LocalDate.of(2026, 3, 31)),
    SECOND(LocalDate.of(2026, 6, 30)),
    THIRD(LocalDate.of(2026, 9, 30));

    private static final List<Quarter> IN_ORDER = List.of(values());

    private final LocalDate day;

    Quarter(LocalDate day) {
        this.day = day;
    }

    LocalDate day() {
        return day;
    }

    /** {@return the first date for 0, and so on} */
    static Quarter number(int index) {
        return IN_ORDER.get(index);
    }

    Instant at() {
        return time(day);
    }

    /** {@return that this date is the other or a later one} */
    boolean reached(Quarter other) {
        return compareTo(other) >= 0;
    }

    /** {@return that the day is this date's or before it} */
    boolean knows(LocalDate some) {
        return !some.isAfter(day);
    }

    static Instant time(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
