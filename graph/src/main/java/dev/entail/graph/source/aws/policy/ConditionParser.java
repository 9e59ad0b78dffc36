// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the Condition element: operators, each with keys, each with values. */
final class ConditionParser {
    private static final String IF_EXISTS = "ifexists";

    private final String place;
    private final boolean variables;

    private ConditionParser(String place, boolean variables) {
        this.place = place;
        this.variables = variables;
    }

    static List<Condition> parse(@Nullable JsonNode json, String place, boolean variables) {
        return json == null ? List.of() : new ConditionParser(place, variables).conditions(json);
    }

    private List<Condition> conditions(JsonNode json) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> operator : object(json, "Condition")) {
            for (Map.Entry<String, JsonNode> key : object(operator.getValue(), "Condition " + operator.getKey())) {
                List<String> values = Elements.texts(key.getValue(), "Condition " + key.getKey(), place);
                conditions.add(condition(operator.getKey(), key.getKey(), values));
            }
        }
        return conditions;
    }

    private Iterable<Map.Entry<String, JsonNode>> object(JsonNode json, String name) {
        if (!json.isObject()) {
            throw new PolicyException(place, name + " must be an object, not " + Elements.excerpt(json));
        }
        return json.properties();
    }

    private Condition condition(String name, String key, List<String> values) {
        KeyCondition.Quantifier quantifier = quantifier(name);
        String rest = quantifier == KeyCondition.Quantifier.NONE ? name : name.substring(name.indexOf(':') + 1);
        boolean ifExists = rest.toLowerCase(Locale.ROOT).endsWith(IF_EXISTS);
        Operator operator = Operator.named(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest);
        if (operator == null || (operator == Operator.NULL && ifExists)) {
            throw PolicyException.notAllowed(place, "condition operator", name, allowed());
        }
        return operator == Operator.NULL
                ? NullCondition.of(key, values, place)
                : KeyCondition.of(operator, quantifier, ifExists, key, values, variables);
    }

    private static KeyCondition.Quantifier quantifier(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("forallvalues:")) {
            return KeyCondition.Quantifier.FOR_ALL;
        }
        return lower.startsWith("foranyvalue:") ? KeyCondition.Quantifier.FOR_ANY : KeyCondition.Quantifier.NONE;
    }

    private static List<String> allowed() {
        List<String> allowed = new ArrayList<>(Operator.names());
        allowed.add("each but Null also with ...IfExists, all with ForAllValues: or ForAnyValue: before it");
        return allowed;
    }
}
