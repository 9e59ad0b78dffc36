// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one statement of a policy document. */
final class StatementParser {
    private static final List<String> ELEMENTS = List.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final List<String> PRINCIPAL_TYPES = List.of("AWS", "Service", "Federated", "CanonicalUser");

    private final Elements elements;
    private final String place;
    private final boolean variables;

    StatementParser(JsonNode json, String place, boolean variables) {
        this.elements = new Elements(json, place, ELEMENTS);
        this.place = place;
        this.variables = variables;
    }

    Statement parse(int index) {
        PrincipalMatcher principals = principals();
        return new Statement(
                elements.text("Sid"),
                index,
                effect(),
                actions(),
                resources(principals != null),
                principals,
                ConditionParser.parse(elements.get("Condition"), place, variables));
    }

    private Effect effect() {
        List<String> allowed = Stream.of(Effect.values()).map(Effect::text).toList();
        String text = elements.text("Effect");
        if (text == null) {
            throw new PolicyException(place, "Effect is missing; allowed: " + String.join(", ", allowed));
        }
        return switch (text) {
            case "Allow" -> Effect.ALLOW;
            case "Deny" -> Effect.DENY;
            default -> throw PolicyException.notAllowed(place, "Effect", text, allowed);
        };
    }

    private ActionMatcher actions() {
        String name = elements.oneOf("Action", "NotAction");
        if (name == null) {
            throw new PolicyException(place, "Action is missing; a statement has Action or NotAction");
        }
        List<String> patterns = patterns(name);
        for (String pattern : patterns) {
            boolean vendor = pattern.indexOf(':') > 0 || pattern.chars().allMatch(character -> character == '*');
            if (!vendor || pattern.isEmpty()) {
                throw PolicyException.notAllowed(place, name, pattern, List.of("*", "service:Name"));
            }
        }
        return ActionMatcher.of(name.equals("NotAction"), patterns);
    }

    private List<String> patterns(String name) {
        List<String> patterns = elements.texts(name);
        if (patterns.isEmpty()) {
            throw new PolicyException(place, name + " is empty; a list of it has one entry or more");
        }
        return patterns;
    }

    private ResourceMatcher resources(boolean hasPrincipal) {
        String name = elements.oneOf("Resource", "NotResource");
        if (name == null && hasPrincipal) {
            return ResourceMatcher.EVERYTHING;
        }
        if (name == null) {
            throw new PolicyException(
                    place, "Resource is missing; a statement without Principal has Resource or NotResource");
        }
        List<String> patterns = patterns(name);
        for (String pattern : hasPrincipal ? List.<String>of() : patterns) {
            boolean arn = pattern.startsWith("arn:") || pattern.startsWith("*") || pattern.startsWith("${");
            if (!arn) {
                throw PolicyException.notAllowed(
                        place, name, pattern, List.of("*", "an ARN with or without wildcards"));
            }
        }
        return ResourceMatcher.of(name.equals("NotResource"), patterns, variables);
    }

    private @Nullable PrincipalMatcher principals() {
        String name = elements.oneOf("Principal", "NotPrincipal");
        JsonNode value = name == null ? null : elements.get(name);
        if (name == null || value == null) {
            return null;
        }
        boolean negated = name.equals("NotPrincipal");
        return new PrincipalMatcher(negated, value.isObject() ? typed(value, name) : untyped(value, name));
    }

    private List<PrincipalMatcher.Entry> untyped(JsonNode value, String name) {
        return Elements.texts(value, name, place).stream()
                .map(PrincipalMatcher::aws)
                .toList();
    }

    private List<PrincipalMatcher.Entry> typed(JsonNode value, String name) {
        List<PrincipalMatcher.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> type : value.properties()) {
            if (!PRINCIPAL_TYPES.contains(type.getKey())) {
                throw PolicyException.notAllowed(place, name + " type", type.getKey(), PRINCIPAL_TYPES);
            }
            boolean aws = type.getKey().equals("AWS");
            for (String text : Elements.texts(type.getValue(), name, place)) {
                entries.add(aws ? PrincipalMatcher.aws(text) : PrincipalMatcher.external(type.getKey(), text));
            }
        }
        return entries;
    }
}
