// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.source.scim.ScimAttribute;
import dev.entail.graph.source.scim.ScimAttribute.Trait;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** A filter of RFC 7644 section 3.4.2.2, which a canonical resource matches or not. */
sealed interface Filter {
    boolean matches(JsonNode resource);

    record And(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(JsonNode resource) {
            return left.matches(resource) && right.matches(resource);
        }
    }

    record Or(Filter left, Filter right) implements Filter {
        @Override
        public boolean matches(JsonNode resource) {
            return left.matches(resource) || right.matches(resource);
        }
    }

    record Not(Filter inner) implements Filter {
        @Override
        public boolean matches(JsonNode resource) {
            return !inner.matches(resource);
        }
    }

    /** That there is a value. */
    record Present(AttributePath path) implements Filter {
        @Override
        public boolean matches(JsonNode resource) {
            return path.values(resource).stream().anyMatch(value -> !value.isContainerNode() || !value.isEmpty());
        }
    }

    /** That one value of a list fits as a whole: {@code emails[type eq "work" and value co "@example.com"]}. */
    record Matching(AttributePath path, Filter inner) implements Filter {
        @Override
        public boolean matches(JsonNode resource) {
            return path.values(resource).stream().anyMatch(inner::matches);
        }
    }

    /** An attribute that this type of resource does not have, which is no error where several types are asked. */
    record Nowhere() implements Filter {
        @Override
        public boolean matches(JsonNode resource) {
            return false;
        }
    }

    /** That a value compares so with another; of several values one that does is enough. */
    record Compare(AttributePath path, Operator operator, String value) implements Filter {
        @Override
        public boolean matches(JsonNode resource) {
            if (operator == Operator.NE) {
                return path.values(resource).stream().noneMatch(actual -> holds(Operator.EQ, actual.asText()));
            }
            return path.values(resource).stream().anyMatch(actual -> holds(operator, actual.asText()));
        }

        private boolean holds(Operator asked, String actual) {
            if (path.leaf().type() == ScimAttribute.Type.DATE_TIME && asked.isOrdering()) {
                Optional<Instant> left = time(actual);
                Optional<Instant> right = time(value);
                return left.isPresent()
                        && right.isPresent()
                        && asked.orders(left.get().compareTo(right.get()));
            }
            String left = fold(actual);
            String right = fold(value);
            return switch (asked) {
                case CO -> left.contains(right);
                case SW -> left.startsWith(right);
                case EW -> left.endsWith(right);
                case EQ, NE, GT, GE, LT, LE -> asked.orders(left.compareTo(right));
            };
        }

        private String fold(String text) {
            return path.leaf().is(Trait.EXACT) ? text : text.toLowerCase(Locale.ROOT);
        }

        static Optional<Instant> time(String text) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /** How two values compare. */
    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE;

        boolean isOrdering() {
            return this != CO && this != SW && this != EW;
        }

        boolean isText() {
            return this != EQ && this != NE;
        }

        boolean orders(int comparison) {
            return switch (this) {
                case EQ -> comparison == 0;
                case NE -> comparison != 0;
                case GT -> comparison > 0;
                case GE -> comparison >= 0;
                case LT -> comparison < 0;
                case LE -> comparison <= 0;
                case CO, SW, EW -> false;
            };
        }

        static Optional<Operator> of(String text) {
            for (Operator operator : values()) {
                if (operator.name().equalsIgnoreCase(text)) {
                    return Optional.of(operator);
                }
            }
            return Optional.empty();
        }
    }
}
