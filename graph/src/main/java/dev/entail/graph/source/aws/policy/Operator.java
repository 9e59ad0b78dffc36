// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The condition operators (IAM User Guide, "IAM JSON policy elements: Condition operators"). */
enum Operator {
    STRING_EQUALS("StringEquals", Kind.TEXT, "be"),
    STRING_NOT_EQUALS("StringNotEquals", Kind.TEXT, "be"),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Kind.TEXT_ANY_CASE, "be (in any case)"),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Kind.TEXT_ANY_CASE, "be (in any case)"),
    STRING_LIKE("StringLike", Kind.PATTERN, "match"),
    STRING_NOT_LIKE("StringNotLike", Kind.PATTERN, "match"),
    NUMERIC_EQUALS("NumericEquals", Kind.NUMBER, "be"),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Kind.NUMBER, "be"),
    NUMERIC_LESS_THAN("NumericLessThan", Kind.NUMBER, "be less than"),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Kind.NUMBER, "be at most"),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Kind.NUMBER, "be greater than"),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Kind.NUMBER, "be at least"),
    DATE_EQUALS("DateEquals", Kind.DATE, "be"),
    DATE_NOT_EQUALS("DateNotEquals", Kind.DATE, "be"),
    DATE_LESS_THAN("DateLessThan", Kind.DATE, "be before"),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Kind.DATE, "be at or before"),
    DATE_GREATER_THAN("DateGreaterThan", Kind.DATE, "be after"),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Kind.DATE, "be at or after"),
    BOOL("Bool", Kind.TEXT_ANY_CASE, "be"),
    BINARY_EQUALS("BinaryEquals", Kind.BINARY, "be the bytes"),
    IP_ADDRESS("IpAddress", Kind.ADDRESS, "be in"),
    NOT_IP_ADDRESS("NotIpAddress", Kind.ADDRESS, "be in"),
    ARN_EQUALS("ArnEquals", Kind.ARN, "match"),
    ARN_NOT_EQUALS("ArnNotEquals", Kind.ARN, "match"),
    ARN_LIKE("ArnLike", Kind.ARN, "match"),
    ARN_NOT_LIKE("ArnNotLike", Kind.ARN, "match"),
    NULL("Null", Kind.TEXT_ANY_CASE, "be absent:");

    /** What the values of an operator are. */
    enum Kind {
        TEXT,
        TEXT_ANY_CASE,
        PATTERN,
        NUMBER,
        DATE,
        BINARY,
        ADDRESS,
        ARN
    }

    private static final Map<String, Operator> BY_NAME = new HashMap<>();

    static {
        for (Operator operator : values()) {
            BY_NAME.put(operator.text.toLowerCase(Locale.ROOT), operator);
        }
    }

    private final String text;
    private final Kind kind;
    private final String phrase;

    Operator(String text, Kind kind, String phrase) {
        this.text = text;
        this.kind = kind;
        this.phrase = phrase;
    }

    static @Nullable Operator named(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    static List<String> names() {
        return Stream.of(values()).map(operator -> operator.text).toList();
    }

    Kind kind() {
        return kind;
    }

    String phrase() {
        return phrase;
    }

    /** {@return whether it is the "Not" form, which holds where none of the values matches} */
    boolean isNegated() {
        return text.contains("Not");
    }

    /** {@return whether the sign of comparing the request's value with the policy's satisfies a relation} */
    boolean accepts(int sign) {
        return switch (this) {
            case NUMERIC_LESS_THAN, DATE_LESS_THAN -> sign < 0;
            case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> sign <= 0;
            case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> sign > 0;
            case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> sign >= 0;
            default -> sign == 0;
        };
    }
}
