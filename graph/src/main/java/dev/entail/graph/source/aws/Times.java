// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/** Times as AWS services write them: ISO 8601 with T or a space, zones with or without colon, seconds since 1970. */
final class Times {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT);
    private static final double MILLIS = 1_000;

    private Times() {}

    /** {@return the time, empty for what is none, such as {@code N/A}} */
    static Optional<Instant> parse(String text) {
        if (text.matches("\\d{9,12}(\\.\\d+)?(E\\d+)?|\\d\\.\\d+E\\d+")) {
            return Optional.of(Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * MILLIS)));
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T'), ISO).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
