// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The elements of one JSON object of a policy, all of them known by name. */
final class Elements {
    private final JsonNode json;
    private final String place;

    Elements(JsonNode json, String place, List<String> allowed) {
        if (!json.isObject()) {
            throw new PolicyException(place, "a JSON object is needed, not " + excerpt(json));
        }
        for (Map.Entry<String, JsonNode> element : json.properties()) {
            if (!allowed.contains(element.getKey())) {
                throw PolicyException.notAllowed(place, "element", element.getKey(), allowed);
            }
        }
        this.json = json;
        this.place = place;
    }

    @Nullable
    JsonNode get(String name) {
        return json.get(name);
    }

    @Nullable
    String text(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isTextual()) {
            return value == null ? null : value.textValue();
        }
        throw new PolicyException(place, name + " must be a string, not " + excerpt(value));
    }

    /** {@return which of two elements is there, as exactly one may be; null where neither is} */
    @Nullable
    String oneOf(String positive, String negative) {
        boolean both = json.has(positive) && json.has(negative);
        if (both) {
            throw new PolicyException(
                    place, "both " + positive + " and " + negative + " are given; a statement has one of them");
        }
        if (json.has(positive)) {
            return positive;
        }
        return json.has(negative) ? negative : null;
    }

    List<String> texts(String name) {
        return texts(json.get(name), name, place);
    }

    static List<String> texts(@Nullable JsonNode value, String name, String place) {
        List<String> texts = new ArrayList<>();
        if (value != null && value.isArray()) {
            value.forEach(item -> texts.add(scalar(item, name, place)));
        } else {
            texts.add(scalar(value, name, place));
        }
        return List.copyOf(texts);
    }

    private static String scalar(@Nullable JsonNode value, String name, String place) {
        if (value == null || value.isNull() || value.isContainerNode()) {
            throw new PolicyException(place, name + " must be a string or a list of strings, not " + excerpt(value));
        }
        return value.asText();
    }

    static String excerpt(@Nullable JsonNode value) {
        String text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
