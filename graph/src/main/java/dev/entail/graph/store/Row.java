// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** One row of an answer, or a map within it, read by column name. */
public final class Row {
    private final MapAccessor columns;

    Row(MapAccessor columns) {
        this.columns = columns;
    }

    public String text(String column) {
        return columns.get(column).asString();
    }

    public Optional<String> optionalText(String column) {
        return optional(column).map(Value::asString);
    }

    public long whole(String column) {
        return columns.get(column).asLong();
    }

    public Optional<Long> optionalWhole(String column) {
        return optional(column).map(Value::asLong);
    }

    public Optional<Double> optionalDecimal(String column) {
        return optional(column).map(Value::asDouble);
    }

    public Instant time(String column) {
        return columns.get(column).asZonedDateTime().toInstant();
    }

    public Optional<Instant> optionalTime(String column) {
        return optional(column).map(value -> value.asZonedDateTime().toInstant());
    }

    public boolean flag(String column) {
        return columns.get(column).asBoolean(false);
    }

    public List<String> texts(String column) {
        return optional(column).map(value -> value.asList(Value::asString)).orElse(List.of());
    }

    public long[] wholes(String column) {
        return columns.get(column).asList(Value::asLong).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** {@return a column that is a list of maps} */
    public List<Row> rows(String column) {
        return columns.get(column).asList(Row::new);
    }

    /** {@return a column that is a map} */
    public Row row(String column) {
        return new Row(columns.get(column));
    }

    public Iterable<String> names() {
        return columns.keys();
    }

    /** {@return a value as it is, a stored time as {@code Instant}, a date as {@code LocalDate}} */
    public Object value(String column) {
        return plain(columns.get(column).asObject());
    }

    /** {@return a map column with stored times as {@code Instant} and dates as {@code LocalDate}} */
    public Map<String, Object> map(String column) {
        Map<String, Object> values = new TreeMap<>();
        columns.get(column).asMap().forEach((key, value) -> values.put(key, plain(value)));
        return values;
    }

    private Optional<Value> optional(String column) {
        Value value = columns.get(column);
        return value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private static Object plain(Object value) {
        return value instanceof ZonedDateTime time ? time.toInstant() : value;
    }

    /** {@return a value as a parameter of a statement: times with the zone UTC, dates and the rest as they are} */
    public static Object parameter(Object value) {
        return switch (value) {
            case Instant time -> time.atZone(java.time.ZoneOffset.UTC);
            case LocalDate date -> date;
            default -> value;
        };
    }
}
