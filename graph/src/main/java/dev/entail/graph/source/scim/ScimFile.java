// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input.InputFile;
import dev.entail.graph.load.Place;
import java.io.IOException;
import java.io.InputStream;

/**
 * One file of SCIM resources: a resource, a list response, an array of either, or several behind each other. Read
 * resource by resource, so that a long list does not have to fit into memory.
 */
final class ScimFile {
    /** Several resources may stand behind each other. */
    private static final ObjectReader ONE_BY_ONE =
            RecordCodec.JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final InputFile file;
    private final ScimReading reading;

    ScimFile(InputFile file, ScimReading reading) {
        this.file = file;
        this.reading = reading;
    }

    void read() {
        try (InputStream bytes = file.open();
                JsonParser json = RecordCodec.JSON.getFactory().createParser(bytes)) {
            json.setCodec(ONE_BY_ONE);
            readAll(json);
        } catch (IOException e) {
            throw new BadInput(file.name() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private void readAll(JsonParser json) throws IOException {
        try {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                switch (token) {
                    case START_OBJECT -> top(json);
                    case START_ARRAY -> list(json);
                    default ->
                        reading.reject(
                                place(json), "a resource is a JSON object, but this is '" + json.getText() + "'");
                }
            }
        } catch (JsonProcessingException e) {
            Place place = Place.line(
                    file.name(), e.getLocation() == null ? 0 : e.getLocation().getLineNr());
            reading.reject(place, "not JSON: " + RecordCodec.reason(e));
        }
    }

    /** An object at the top: a resource, or a list response whose members may come in any order. */
    private void top(JsonParser json) throws IOException {
        ObjectNode rest = RecordCodec.JSON.createObjectNode();
        Place place = place(json);
        boolean isList = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (name.equalsIgnoreCase("Resources") && token == JsonToken.START_ARRAY) {
                isList = true;
                list(json);
            } else {
                rest.set(name, json.readValueAsTree());
            }
        }
        if (isList || ScimReading.isList(rest)) {
            reading.list(rest, place);
        } else {
            reading.resource(rest, place);
        }
    }

    private void list(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Place place = place(json);
            if (json.currentToken() == JsonToken.START_OBJECT) {
                element(json.readValueAsTree(), place);
            } else {
                reading.reject(place, "a resource is a JSON object, but this is " + json.currentToken());
                json.skipChildren();
            }
        }
    }

    /** An element of an array: a resource, or a whole answer where somebody put the pages of a list into one array. */
    private void element(JsonNode element, Place place) {
        JsonNode inside = element.path("Resources");
        if (!inside.isArray()) {
            reading.resource(element, place);
            return;
        }
        inside.forEach(resource -> reading.resource(resource, place));
        reading.list(element, place);
    }

    private Place place(JsonParser json) {
        return Place.line(file.name(), json.currentTokenLocation().getLineNr());
    }
}
