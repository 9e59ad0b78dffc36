// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.entail.graph.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One operation of a PATCH. */
record PatchOperation(Kind kind, Optional<String> path, JsonNode value) {
    private static final int MOST = 10_000;

    /** What it does. */
    enum Kind {
        ADD,
        REMOVE,
        REPLACE
    }

    /** {@return the operations of a body: an object with {@code Operations}, or in a bulk request the list itself} */
    static List<PatchOperation> all(JsonNode body) {
        JsonNode operations = body.isArray() ? body : member(body, "Operations");
        if (!operations.isArray() || operations.isEmpty()) {
            throw ScimError.invalidSyntax("A PATCH has 'Operations', a list of at least one operation");
        }
        if (operations.size() > MOST) {
            throw ScimError.tooLarge("The PATCH has " + operations.size() + " operations, allowed are " + MOST);
        }
        List<PatchOperation> all = new ArrayList<>();
        operations.forEach(operation -> all.add(read(operation)));
        return all;
    }

    private static PatchOperation read(JsonNode operation) {
        if (!operation.isObject()) {
            throw ScimError.invalidSyntax("An operation is a JSON object, but this is " + Shown.of(operation));
        }
        JsonNode path = member(operation, "path");
        if (!path.isMissingNode() && !path.isNull() && !path.isTextual()) {
            throw ScimError.invalidPath("The path is " + Shown.of(path) + ", allowed is a string");
        }
        return new PatchOperation(
                kind(member(operation, "op")),
                Optional.of(path.asText("").strip()).filter(text -> path.isTextual() && !text.isEmpty()),
                member(operation, "value"));
    }

    /** Some identity providers write operations with a capital. */
    private static Kind kind(JsonNode op) {
        return switch (op.asText("").toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "remove" -> Kind.REMOVE;
            case "replace" -> Kind.REPLACE;
            default ->
                throw ScimError.invalidSyntax("The op is " + Shown.of(op) + ", allowed is one of add, remove, replace");
        };
    }

    private static JsonNode member(JsonNode object, String name) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return MissingNode.getInstance();
    }
}
