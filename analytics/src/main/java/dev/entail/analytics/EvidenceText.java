// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.analytics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;

/** Evidence as JSON, token by token: findings of a large organisation hold a million of them. */
final class EvidenceText {
    private static final JsonFactory JSON = new JsonFactory();

    private EvidenceText() {}

    static String write(Evidence evidence) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("summary", evidence.summary());
            json.writeStringField("source", evidence.source());
            json.writeStringField("entity", evidence.entity());
            json.writeObjectFieldStart("detail");
            for (Map.Entry<String, String> part : evidence.detail().entrySet()) {
                json.writeStringField(part.getKey(), part.getValue());
            }
            json.writeEndObject();
            json.writeStringField("observedAt", evidence.observedAt().toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** {@return what a text says; one that is not ours is evidence in its own words} */
    static Evidence read(String text) {
        String summary = "";
        String source = "";
        String entity = "";
        Instant observedAt = Instant.EPOCH;
        Map<String, String> detail = Map.of();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return foreign(text);
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                switch (name) {
                    case "summary" -> summary = json.getText();
                    case "source" -> source = json.getText();
                    case "entity" -> entity = json.getText();
                    case "observedAt" -> observedAt = Instant.parse(json.getText());
                    case "detail" -> detail = texts(json);
                    default -> json.skipChildren();
                }
            }
        } catch (JsonProcessingException | DateTimeParseException e) {
            return foreign(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Evidence(summary, source, entity, detail, observedAt);
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Map.of();
        }
        Map<String, String> texts = new TreeMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            texts.put(name, json.getText());
        }
        return texts;
    }

    private static Evidence foreign(String text) {
        return new Evidence(text, "", "", Map.of(), Instant.EPOCH);
    }
}
