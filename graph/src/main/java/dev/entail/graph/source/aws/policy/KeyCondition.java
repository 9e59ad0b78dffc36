// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.util.List;
import java.util.Locale;

/**
 * An operator, a condition key and the values it is compared with.
 *
 * <p>Several values are alternatives; under a negated operator none of them may match. A key that the request does not
 * carry fails a plain operator and satisfies a negated one, an {@code IfExists} one and {@code ForAllValues}; it fails
 * {@code ForAnyValue}, whatever follows, because there is no value to match (IAM User Guide, "Single-valued vs.
 * multivalued context keys").
 */
record KeyCondition(
        Operator operator,
        Quantifier quantifier,
        boolean ifExists,
        String key,
        String lookup,
        List<String> values,
        List<Expected> expected)
        implements Condition {
    enum Quantifier {
        NONE,
        FOR_ALL,
        FOR_ANY
    }

    static KeyCondition of(
            Operator operator,
            Quantifier quantifier,
            boolean ifExists,
            String key,
            List<String> values,
            boolean variables) {
        List<Expected> expected = values.stream()
                .map(value -> Expected.of(operator, value, variables))
                .toList();
        return new KeyCondition(operator, quantifier, ifExists, key, key.toLowerCase(Locale.ROOT), values, expected);
    }

    @Override
    public Truth test(Facts facts) {
        List<String> actual = facts.values(lookup);
        if (actual == null) {
            return Truth.UNKNOWN;
        }
        if (actual.isEmpty() || (quantifier != Quantifier.NONE && isBlank(actual))) {
            return Truth.of(holdsWhenAbsent());
        }
        boolean negated = operator.isNegated();
        if (negated && hasUnresolvable(facts)) {
            return Truth.FALSE;
        }
        return switch (quantifier) {
            case NONE -> negated ? anyMatches(actual, facts).not() : anyMatches(actual, facts);
            case FOR_ALL -> negated ? anyMatches(actual, facts).not() : allMatch(actual, facts);
            case FOR_ANY -> negated ? allMatch(actual, facts).not() : anyMatches(actual, facts);
        };
    }

    /** {@return whether a set holds no more than the empty text, which set operators take for no value} */
    private static boolean isBlank(List<String> actual) {
        return actual.size() == 1 && actual.getFirst().isEmpty();
    }

    private boolean holdsWhenAbsent() {
        return switch (quantifier) {
            case NONE -> ifExists || operator.isNegated();
            case FOR_ALL -> true;
            case FOR_ANY -> false;
        };
    }

    private boolean hasUnresolvable(Facts facts) {
        for (Expected value : expected) {
            if (value instanceof Expected.Text(Template template) && template.isUnresolvable(facts)) {
                return true;
            }
        }
        return false;
    }

    private Truth anyMatches(List<String> actual, Facts facts) {
        Truth result = Truth.FALSE;
        for (String value : actual) {
            result = result.or(matches(value, facts));
        }
        return result;
    }

    private Truth allMatch(List<String> actual, Facts facts) {
        Truth result = Truth.TRUE;
        for (String value : actual) {
            result = result.and(matches(value, facts));
        }
        return result;
    }

    private Truth matches(String value, Facts facts) {
        Truth result = Truth.FALSE;
        for (Expected candidate : expected) {
            result = result.or(candidate.test(value, facts));
        }
        return result;
    }

    @Override
    public String must() {
        String sentence = subject() + (operator.isNegated() ? " must not " : " must ") + complement();
        return ifExists && quantifier == Quantifier.NONE ? sentence + ", if the request carries it" : sentence;
    }

    @Override
    public String mustNot() {
        String complement = (operator.isNegated() ? " must " : " must not ") + complement();
        return switch (quantifier) {
            case NONE -> ifExists ? "the request must carry " + key + ", which" + complement : key + complement;
            case FOR_ALL -> "at least one value of " + key + complement;
            case FOR_ANY -> "every value of " + key + complement;
        };
    }

    private String subject() {
        return switch (quantifier) {
            case NONE -> key;
            case FOR_ALL -> "every value of " + key;
            case FOR_ANY -> "at least one value of " + key;
        };
    }

    private String complement() {
        return operator.phrase() + " " + String.join(" or ", values);
    }
}
