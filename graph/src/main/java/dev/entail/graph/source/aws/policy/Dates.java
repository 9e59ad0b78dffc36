// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the dates of conditions: the W3C profile of ISO 8601, from the year alone to fractions, or Unix seconds. */
final class Dates {
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private Dates() {}

    static Optional<Instant> read(String text) {
        try {
            return Optional.of(parse(text.strip()));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant parse(String text) {
        if (text.indexOf('T') >= 0) {
            return withTime(text);
        }
        return switch (text.length()) {
            case YEAR ->
                YearMonth.of(Integer.parseInt(text), 1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            case MONTH ->
                text.indexOf('-') > 0
                        ? YearMonth.parse(text)
                                .atDay(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                        : epoch(text);
            case DAY ->
                text.indexOf('-') > 0
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : epoch(text);
            default -> epoch(text);
        };
    }

    private static Instant withTime(String text) {
        int time = text.indexOf('T');
        boolean zoned = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static Instant epoch(String text) {
        int dot = text.indexOf('.');
        return Instant.ofEpochSecond(Long.parseLong(dot < 0 ? text : text.substring(0, dot)));
    }
}
