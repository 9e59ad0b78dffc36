// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics.escalation.technique;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The check of a technique file against {@code technique.schema.json}, with messages that say what is allowed. */
final class SchemaCheck {
    static final String SCHEMA = "technique.schema.json";
    private static final int LONGEST = 80;

    private final JsonNode document;
    private final Schema schema;

    SchemaCheck() {
        try (InputStream in = SchemaCheck.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is not on the class path");
            }
            document = new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(SCHEMA + " cannot be read", e);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    List<Problem> problems(JsonNode file) {
        return schema.validate(file).stream().map(this::problem).distinct().toList();
    }

    private Problem problem(Error error) {
        JsonPointer place = JsonPointer.compile(error.getInstanceLocation().toString());
        JsonPointer rule =
                JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
        JsonNode around = document.at(rule.head());
        return switch (error.getKeyword()) {
            case "required" -> new Problem(place.appendProperty(error.getProperty()), "is missing");
            case "additionalProperties" ->
                new Problem(
                        place.appendProperty(error.getProperty()),
                        "is not a known field; allowed: " + names(around.path("properties")));
            default ->
                new Problem(place, shown(error.getInstanceNode()) + " is not allowed; allowed: " + allowed(around));
        };
    }

    private static String allowed(JsonNode rule) {
        if (!rule.has("enum")) {
            return rule.path("description").asText();
        }
        List<String> values = new ArrayList<>();
        rule.path("enum").forEach(value -> values.add(value.asText()));
        return String.join(", ", values);
    }

    private static String names(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }

    private static String shown(JsonNode value) {
        String text = value.isTextual() ? "'" + value.textValue() + "'" : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
