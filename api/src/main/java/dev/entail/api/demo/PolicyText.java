// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A policy document in the making. */
final class PolicyText {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    private final ArrayNode statements = json.putArray("Statement");

    static PolicyText allowing(List<String> actions, String... resources) {
        return new PolicyText().allow(actions, resources);
    }

    static PolicyText allowing(String action, String... resources) {
        return allowing(List.of(action), resources);
    }

    PolicyText allow(List<String> actions, String... resources) {
        statement("Allow", "Action", actions, List.of(resources));
        return this;
    }

    PolicyText allowAllBut(List<String> actions) {
        statement("Allow", "NotAction", actions, List.of("*"));
        return this;
    }

    PolicyText deny(List<String> actions, String... resources) {
        statement("Deny", "Action", actions, List.of(resources));
        return this;
    }

    /** Adds a condition to the last statement. */
    PolicyText when(String operator, String key, String value) {
        ObjectNode last = (ObjectNode) statements.get(statements.size() - 1);
        last.withObjectProperty("Condition").withObjectProperty(operator).put(key, value);
        return this;
    }

    private void statement(String effect, String element, List<String> actions, List<String> resources) {
        ObjectNode statement = statements.addObject().put("Effect", effect);
        actions.forEach(statement.putArray(element)::add);
        resources.forEach(statement.putArray("Resource")::add);
    }

    ObjectNode json() {
        return json;
    }
}
