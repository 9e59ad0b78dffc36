// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * One value of a condition as its operator reads it, parsed once.
 *
 * <p>A value that its operator cannot read equals nothing, in the policy as in the request.
 */
sealed interface Expected {
    /** {@return whether a value of the request satisfies this one, before any negation} */
    Truth test(String value, Facts facts);

    static Expected of(Operator operator, String raw, boolean variables) {
        return switch (operator.kind()) {
            case TEXT -> new Text(TemplateParser.exact(raw, false, variables));
            case TEXT_ANY_CASE -> new Text(TemplateParser.exact(raw, true, variables));
            case PATTERN -> new Text(TemplateParser.wild(raw, variables));
            case ARN -> new Text(TemplateParser.arn(raw, variables));
            case NUMBER ->
                Num.read(raw).<Expected>map(number -> new Num(operator, number)).orElse(Nothing.NOTHING);
            case DATE ->
                Dates.read(raw)
                        .<Expected>map(moment -> new Moment(operator, moment))
                        .orElse(Nothing.NOTHING);
            case BINARY -> new Bytes(raw);
            case ADDRESS -> Cidr.read(raw).<Expected>map(Network::new).orElse(Nothing.NOTHING);
        };
    }

    /** A text, pattern or ARN, possibly with variables. */
    record Text(Template template) implements Expected {
        @Override
        public Truth test(String value, Facts facts) {
            return template.test(value, facts);
        }
    }

    /** A decimal number. */
    record Num(Operator operator, BigDecimal number) implements Expected {
        @Override
        public Truth test(String value, Facts facts) {
            Optional<BigDecimal> actual = read(value);
            return Truth.of(actual.isPresent() && operator.accepts(actual.get().compareTo(number)));
        }

        static Optional<BigDecimal> read(String text) {
            try {
                return Optional.of(new BigDecimal(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** A point in time. */
    record Moment(Operator operator, Instant moment) implements Expected {
        @Override
        public Truth test(String value, Facts facts) {
            Optional<Instant> actual = Dates.read(value);
            return Truth.of(actual.isPresent() && operator.accepts(actual.get().compareTo(moment)));
        }
    }

    /** Bytes in base 64. */
    record Bytes(String base64) implements Expected {
        @Override
        public Truth test(String value, Facts facts) {
            return Truth.of(canonical(base64).equals(canonical(value)));
        }

        private static String canonical(String text) {
            try {
                return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException e) {
                return text;
            }
        }
    }

    /** A range of addresses. */
    record Network(Cidr range) implements Expected {
        @Override
        public Truth test(String value, Facts facts) {
            return Truth.of(Cidr.read(value).filter(range::contains).isPresent());
        }
    }

    /** A value that its operator cannot read. */
    enum Nothing implements Expected {
        NOTHING;

        @Override
        public Truth test(String value, Facts facts) {
            return Truth.FALSE;
        }
    }
}
