// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.api.scim.AttributePath.Names;
import dev.entail.api.scim.Filter.Operator;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimAttribute;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads filters, and the paths of PATCH, which hold filters. Bounded in length and depth, in linear time. */
final class FilterParser {
    static final int LONGEST = 8_192;
    private static final int DEEPEST = 32;
    private static final String OF_WORDS = "$_-:.";

    private final String text;
    private final Function<String, ScimError> failure;
    private final boolean lenient;
    private int at;

    private FilterParser(String text, Function<String, ScimError> failure, boolean lenient) {
        this.text = text;
        this.failure = failure;
        this.lenient = lenient;
        if (text.length() > LONGEST) {
            throw fail("has " + text.length() + " characters, allowed are " + LONGEST);
        }
    }

    /** @param lenient whether an attribute that is not known is one without values, as where several types are asked */
    static Filter parse(String text, Names names, boolean lenient) {
        FilterParser parser = new FilterParser(text, ScimError::invalidFilter, lenient);
        Filter filter = parser.or(names, 0);
        parser.end();
        return filter;
    }

    /** {@return the parts of a path: an attribute, perhaps a filter, perhaps a part behind it} */
    static Parts path(String text, Function<String, Optional<ScimAttribute>> attribute) {
        FilterParser parser = new FilterParser(text, ScimError::invalidPath, false);
        String name = parser.word();
        Optional<Filter> filter = Optional.empty();
        String rest = "";
        if (parser.take("[")) {
            ScimAttribute complex = attribute
                    .apply(name)
                    .filter(ScimAttribute::isComplex)
                    .orElseThrow(() ->
                            parser.fail("has a filter at " + Shown.of(name) + ", which has no values to choose from"));
            filter = Optional.of(parser.or(AttributePath.inside(complex), 0));
            parser.require("]");
            rest = parser.take(".") ? parser.word() : "";
        }
        parser.end();
        return new Parts(name, filter, rest);
    }

    /** A path taken apart. */
    record Parts(String name, Optional<Filter> filter, String part) {}

    private Filter or(Names names, int depth) {
        if (depth > DEEPEST) {
            throw fail("is nested deeper than " + DEEPEST);
        }
        Filter filter = and(names, depth);
        while (takeWord("or")) {
            filter = new Filter.Or(filter, and(names, depth));
        }
        return filter;
    }

    private Filter and(Names names, int depth) {
        Filter filter = term(names, depth);
        while (takeWord("and")) {
            filter = new Filter.And(filter, term(names, depth));
        }
        return filter;
    }

    private Filter term(Names names, int depth) {
        if (takeWord("not")) {
            require("(");
            Filter inner = or(names, depth + 1);
            require(")");
            return new Filter.Not(inner);
        }
        if (take("(")) {
            Filter inner = or(names, depth + 1);
            require(")");
            return inner;
        }
        return expression(names, depth);
    }

    private Filter expression(Names names, int depth) {
        String name = word();
        Optional<AttributePath> path = names.find(name);
        if (path.isEmpty() && !lenient) {
            throw fail("names the attribute " + Shown.of(name) + ", which is none of this resource");
        }
        if (take("[")) {
            return matching(name, path, depth);
        }
        String operator = word();
        if (operator.equalsIgnoreCase("pr")) {
            return path.<Filter>map(Filter.Present::new).orElseGet(Filter.Nowhere::new);
        }
        Operator known = Operator.of(operator)
                .orElseThrow(() -> fail("has the operator " + Shown.of(operator)
                        + ", allowed is one of eq, ne, co, sw, ew, gt, ge, lt, le, pr"));
        JsonNode value = value();
        return path.map(it -> compare(it, known, value)).orElseGet(Filter.Nowhere::new);
    }

    private Filter matching(String name, Optional<AttributePath> path, int depth) {
        if (path.isPresent() && !path.get().leaf().isComplex()) {
            throw fail("has a filter at " + Shown.of(name) + ", which has no values to choose from");
        }
        Names inside = path.map(it -> AttributePath.inside(it.leaf())).orElse(any -> Optional.empty());
        Filter inner = or(inside, depth + 1);
        require("]");
        return path.<Filter>map(it -> new Filter.Matching(it, inner)).orElseGet(Filter.Nowhere::new);
    }

    private Filter compare(AttributePath path, Operator operator, JsonNode value) {
        AttributePath leaf = path.comparable()
                .orElseThrow(() -> fail("compares " + Shown.of(String.join(".", path.names()))
                        + ", which is complex; compare one of its parts"));
        if (value.isNull()) {
            return nothing(leaf, operator);
        }
        ScimAttribute.Type type = leaf.leaf().type();
        if (type == ScimAttribute.Type.BOOLEAN && operator.isText()) {
            throw fail("compares " + Shown.of(leaf.leaf().name()) + ", which is true or false, by more than eq and ne");
        }
        if (type == ScimAttribute.Type.DATE_TIME
                && operator.isOrdering()
                && Filter.Compare.time(value.asText()).isEmpty()) {
            throw fail("compares a time with " + Shown.of(value) + ", allowed is one such as 2026-01-31T08:00:00Z");
        }
        return new Filter.Compare(leaf, operator, value.asText());
    }

    private Filter nothing(AttributePath path, Operator operator) {
        Filter present = new Filter.Present(path);
        return switch (operator) {
            case EQ -> new Filter.Not(present);
            case NE -> present;
            default -> throw fail("compares with null, allowed with eq and ne only");
        };
    }

    private JsonNode value() {
        skipBlanks();
        int start = at;
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at = Math.min(at + 1, text.length());
        } else {
            while (at < text.length() && (isOfWord(text.charAt(at)) || text.charAt(at) == '+')) {
                at++;
            }
        }
        String literal = text.substring(start, at);
        try {
            JsonNode value =
                    RecordCodec.JSON.readTree(literal.startsWith("\"") ? literal : literal.toLowerCase(Locale.ROOT));
            if (value.isValueNode() && !value.isMissingNode()) {
                return value;
            }
        } catch (JsonProcessingException e) {
            throw fail("has the value " + Shown.of(literal)
                    + ", allowed is a string in double quotes, a number, true, false or null");
        }
        throw fail("ends where a value is expected");
    }

    private String word() {
        skipBlanks();
        int start = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw fail(
                    at == text.length()
                            ? "ends where a name is expected"
                            : "has " + Shown.of(text.substring(at)) + " where a name is expected");
        }
        return text.substring(start, at);
    }

    private static boolean isOfWord(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || OF_WORDS.indexOf(letter) >= 0;
    }

    private boolean takeWord(String wanted) {
        skipBlanks();
        int end = at + wanted.length();
        boolean isThere = text.regionMatches(true, at, wanted, 0, wanted.length())
                && (end == text.length() || !isOfWord(text.charAt(end)));
        if (isThere) {
            at = end;
        }
        return isThere;
    }

    private boolean take(String sign) {
        skipBlanks();
        boolean isThere = text.startsWith(sign, at);
        if (isThere) {
            at += sign.length();
        }
        return isThere;
    }

    private void require(String sign) {
        if (!take(sign)) {
            throw fail("lacks '" + sign + "' at " + place());
        }
    }

    private void end() {
        skipBlanks();
        if (at < text.length()) {
            throw fail("goes on with " + Shown.of(text.substring(at)) + " where it should end");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private String place() {
        return at == text.length() ? "its end" : "character " + (at + 1);
    }

    private ScimError fail(String what) {
        return failure.apply("The expression " + Shown.of(text) + " " + what);
    }
}
