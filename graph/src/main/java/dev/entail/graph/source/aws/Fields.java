// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fields of one element of an AWS answer, with the checks that each must pass. */
record Fields(JsonNode json) {
    /** A field that is missing or not of its type. */
    static final class BadField extends RuntimeException {
        BadField(String message) {
            super(message);
        }
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> new BadField("'" + field + "' is missing, it must be a string"));
    }

    Optional<String> optionalText(String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new BadField("'" + field + "' is " + Shown.of(value) + ", allowed is a string");
        }
        return Optional.of(value.textValue());
    }

    Arn arn() {
        String text = text("Arn");
        return Arn.of(text).orElseThrow(() -> new BadField("'Arn' is " + Shown.of(text) + ", allowed is an ARN"));
    }

    Optional<Instant> time(String field) {
        return optionalText(field).map(text -> time(field, text));
    }

    /** The AWS CLI writes times with T and zone, its Python library with a space. */
    private static Instant time(String field, String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException e) {
            throw new BadField("'" + field + "' is " + Shown.of(text) + ", allowed is an ISO 8601 time with a zone");
        }
    }

    List<Fields> objects(String field) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode item : list(field)) {
            if (!item.isObject()) {
                throw new BadField("'" + field + "' holds " + Shown.of(item) + ", allowed are objects");
            }
            objects.add(new Fields(item));
        }
        return objects;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(field)) {
            if (!item.isTextual()) {
                throw new BadField("'" + field + "' holds " + Shown.of(item) + ", allowed are strings");
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    private Iterable<JsonNode> list(String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new BadField("'" + field + "' is " + Shown.of(value) + ", allowed is a list");
        }
        return value;
    }

    Optional<Fields> object(String field) {
        JsonNode value = json.get(field);
        return value != null && value.isObject() ? Optional.of(new Fields(value)) : Optional.empty();
    }

    boolean has(String field) {
        return json.hasNonNull(field);
    }

    boolean flag(String field) {
        return json.path(field).asBoolean(false);
    }

    /** {@return a policy document, which AWS answers as JSON or as URL-encoded JSON} */
    Optional<JsonNode> document(String field) {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            return Optional.of(value);
        }
        try {
            String text = value.textValue();
            String decoded = text.startsWith("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
            return Optional.of(RecordCodec.JSON.readTree(decoded));
        } catch (IOException | IllegalArgumentException e) {
            throw new BadField("'" + field + "' is no policy document: " + Shown.of(value));
        }
    }

    /** {@return tags by key} */
    Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        objects("Tags")
                .forEach(tag ->
                        tags.put(tag.text("Key"), tag.optionalText("Value").orElse("")));
        return tags;
    }
}
