// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The type of one property of {@code contract/records.md}: which JSON values it takes, and as which Java value they are kept. */
public sealed interface PropertyType {
    /** Returns the value to keep: {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code Instant}, {@code LocalDate} or {@code List<String>}. */
    Object read(JsonNode value) throws Mismatch;

    /** {@return what this type allows, for an error message} */
    String allowed();

    /** Any text. */
    record Text() implements PropertyType {
        @Override
        public Object read(JsonNode value) throws Mismatch {
            if (!value.isTextual()) {
                throw new Mismatch(value, this);
            }
            return value.textValue();
        }

        @Override
        public String allowed() {
            return "a string";
        }
    }

    /** A point in time, ISO 8601 with a zone. */
    record Time() implements PropertyType {
        private static final int LAST_YEAR = 9_999;

        @Override
        public Object read(JsonNode value) throws Mismatch {
            try {
                OffsetDateTime time = OffsetDateTime.parse(value.textValue() == null ? "" : value.textValue());
                if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
                    throw new Mismatch(value, this);
                }
                return time.toInstant();
            } catch (DateTimeException e) {
                throw new Mismatch(value, this);
            }
        }

        @Override
        public String allowed() {
            return "an ISO 8601 time with a zone, such as 2026-01-31T08:00:00Z";
        }
    }

    /** A calendar day. */
    record Day() implements PropertyType {
        @Override
        public Object read(JsonNode value) throws Mismatch {
            try {
                return LocalDate.parse(value.textValue() == null ? "" : value.textValue());
            } catch (DateTimeException e) {
                throw new Mismatch(value, this);
            }
        }

        @Override
        public String allowed() {
            return "a date such as 2026-01-31";
        }
    }

    /** A length of time, ISO 8601. */
    record Span() implements PropertyType {
        @Override
        public Object read(JsonNode value) throws Mismatch {
            try {
                return Duration.parse(value.textValue() == null ? "" : value.textValue())
                        .toString();
            } catch (DateTimeException e) {
                throw new Mismatch(value, this);
            }
        }

        @Override
        public String allowed() {
            return "an ISO 8601 duration such as PT12H or P90D";
        }
    }

    /** True or false. */
    record Flag() implements PropertyType {
        @Override
        public Object read(JsonNode value) throws Mismatch {
            if (!value.isBoolean()) {
                throw new Mismatch(value, this);
            }
            return value.booleanValue();
        }

        @Override
        public String allowed() {
            return "true or false";
        }
    }

    /** A whole number between two bounds, both included. */
    record Whole(long least, long most) implements PropertyType {
        @Override
        public Object read(JsonNode value) throws Mismatch {
            if (!value.isIntegralNumber()
                    || !value.canConvertToLong()
                    || value.longValue() < least
                    || value.longValue() > most) {
                throw new Mismatch(value, this);
            }
            return value.longValue();
        }

        @Override
        public String allowed() {
            return most == Long.MAX_VALUE
                    ? "a whole number from " + least
                    : "a whole number from " + least + " to " + most;
        }
    }

    /** A number between two bounds, both included. */
    record Decimal(double least, double most) implements PropertyType {
        @Override
        public Object read(JsonNode value) throws Mismatch {
            if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
                throw new Mismatch(value, this);
            }
            return value.doubleValue();
        }

        @Override
        public String allowed() {
            return "a number from " + least + " to " + most;
        }
    }

    /** A list of texts; a single text stands for a list of one. */
    record TextList() implements PropertyType {
        @Override
        public Object read(JsonNode value) throws Mismatch {
            if (value.isTextual()) {
                return List.of(value.textValue());
            }
            if (!value.isArray()) {
                throw new Mismatch(value, this);
            }
            List<String> texts = new ArrayList<>(value.size());
            for (JsonNode item : value) {
                if (!item.isTextual()) {
                    throw new Mismatch(value, this);
                }
                texts.add(item.textValue());
            }
            return List.copyOf(texts);
        }

        @Override
        public String allowed() {
            return "a list of strings";
        }
    }

    /** One of a fixed set of names. */
    record OneOf(SortedSet<String> names) implements PropertyType {
        public OneOf {
            names = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }

        @Override
        public Object read(JsonNode value) throws Mismatch {
            if (!value.isTextual() || !names.contains(value.textValue())) {
                throw new Mismatch(value, this);
            }
            return value.textValue();
        }

        @Override
        public String allowed() {
            return "one of " + String.join(", ", names);
        }
    }

    /** A value that its property does not take. */
    final class Mismatch extends Exception {
        Mismatch(JsonNode value, PropertyType type) {
            super("is " + Shown.of(value) + ", allowed is " + type.allowed());
        }
    }
}
