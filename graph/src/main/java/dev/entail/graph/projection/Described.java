// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What carries properties by name. Each reader is empty where the property is absent or of another type, so that what
 * is unknown stays unknown.
 */
public interface Described {
    Map<String, Object> properties();

    /** {@return a property as text} */
    default Optional<String> text(String property) {
        return Optional.ofNullable(properties().get(property)).map(String::valueOf);
    }

    /** {@return a time; of a day, its beginning in UTC} */
    default Optional<Instant> time(String property) {
        return switch (properties().get(property)) {
            case Instant time -> Optional.of(time);
            case LocalDate day -> Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            case String text -> parsed(text);
            case null, default -> Optional.empty();
        };
    }

    /** {@return a day; of a time, its day in UTC} */
    default Optional<LocalDate> date(String property) {
        return properties().get(property) instanceof LocalDate day
                ? Optional.of(day)
                : time(property).map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    /** {@return whether a flag is there and set} */
    default boolean flag(String property) {
        return Boolean.TRUE.equals(properties().get(property));
    }

    /** {@return a number} */
    default Optional<Double> decimal(String property) {
        return properties().get(property) instanceof Number number
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    /** {@return a list of texts, empty where it is absent} */
    default List<String> texts(String property) {
        return properties().get(property) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
