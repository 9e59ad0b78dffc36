// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Paths with dots into an answer of AWS; they walk into the elements of lists. */
final class JsonPaths {
    private JsonPaths() {}

    /** {@return the elements of the list at a path; the answer itself where the path is empty} */
    static List<JsonNode> elements(JsonNode json, String path) {
        List<JsonNode> found = new ArrayList<>();
        walk(json, path.isEmpty() ? List.of() : List.of(path.split("\\.", -1)), found);
        return found;
    }

    private static void walk(JsonNode json, List<String> steps, List<JsonNode> found) {
        if (json.isArray()) {
            json.forEach(item -> walk(item, steps, found));
            return;
        }
        if (json.isMissingNode() || json.isNull()) {
            return;
        }
        if (steps.isEmpty()) {
            found.add(json);
            return;
        }
        walk(json.path(steps.getFirst()), steps.subList(1, steps.size()), found);
    }

    static Optional<JsonNode> node(JsonNode json, String path) {
        JsonNode node = json;
        for (String step : path.split("\\.", -1)) {
            node = node.path(step);
        }
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    /** {@return the first text or number at one of the paths} */
    static Optional<String> first(JsonNode json, List<String> paths) {
        return all(json, paths).stream().findFirst();
    }

    /** {@return all texts at the paths, each once} */
    static List<String> all(JsonNode json, List<String> paths) {
        return paths.stream()
                .flatMap(path -> elements(json, path).stream())
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    /** {@return tags, which services write as an object or as a list of keys and values} */
    static Map<String, String> tags(JsonNode json, List<String> paths) {
        Map<String, String> tags = new TreeMap<>();
        for (String path : paths) {
            JsonNode node = json.path(path);
            if (node.isObject()) {
                node.properties()
                        .forEach(tag ->
                                tags.putIfAbsent(tag.getKey(), tag.getValue().asText()));
            }
            if (node.isArray()) {
                node.forEach(tag -> tag(tag, tags));
            }
        }
        return tags;
    }

    private static void tag(JsonNode tag, Map<String, String> tags) {
        first(tag, List.of("Key", "key", "TagKey"))
                .ifPresent(key -> tags.putIfAbsent(
                        key, first(tag, List.of("Value", "value", "TagValue")).orElse("")));
    }
}
