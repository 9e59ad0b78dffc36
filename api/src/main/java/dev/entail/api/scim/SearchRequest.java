// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a query asks for (RFC 7644 section 3.4.2), from the parameters of a GET or the body of a {@code .search}. */
record SearchRequest(
        Optional<String> filter,
        Optional<String> sortBy,
        boolean descending,
        long startIndex,
        int count,
        Projection projection) {
    static final int MOST = 1_000;
    private static final int USUAL = 100;

    static SearchRequest of(Map<String, List<String>> parameters) {
        return read(
                name -> first(parameters, name),
                Projection.of(list(first(parameters, "attributes")), list(first(parameters, "excludedAttributes"))));
    }

    static SearchRequest of(JsonNode body) {
        if (!body.isObject()) {
            throw ScimError.invalidSyntax("A search is a JSON object, but this is " + Shown.of(body));
        }
        return read(
                name -> Optional.of(body.path(name))
                        .filter(value -> value.isValueNode() && !value.isNull())
                        .map(JsonNode::asText),
                Projection.of(list(body.path("attributes")), list(body.path("excludedAttributes"))));
    }

    private static SearchRequest read(Function<String, Optional<String>> value, Projection projection) {
        long count = whole(value, "count", USUAL);
        return new SearchRequest(
                value.apply("filter").filter(text -> !text.isBlank()),
                value.apply("sortBy").filter(text -> !text.isBlank()),
                value.apply("sortOrder").filter("descending"::equalsIgnoreCase).isPresent(),
                Math.max(1, whole(value, "startIndex", 1)),
                Math.clamp(count, 0, MOST),
                projection);
    }

    private static long whole(Function<String, Optional<String>> value, String name, long otherwise) {
        Optional<String> text = value.apply(name);
        try {
            return text.map(String::strip).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw ScimError.invalidValue(
                    "'" + name + "' is " + Shown.of(text.orElse("")) + ", allowed is a whole number");
        }
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name))
                .filter(all -> !all.isEmpty())
                .map(List::getFirst);
    }

    private static List<String> list(Optional<String> text) {
        return text.map(it -> List.of(it.split(",", -1))).orElse(List.of());
    }

    private static List<String> list(JsonNode names) {
        List<String> all = new ArrayList<>();
        if (names.isTextual()) {
            return list(Optional.of(names.textValue()));
        }
        names.forEach(name -> all.add(name.asText("")));
        return all;
    }
}
