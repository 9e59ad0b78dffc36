// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.load.Input.InputFile;
import java.io.IOException;
import java.io.InputStream;

/** A file of JSON that is read field by field, so that its size does not matter. */
final class JsonFile {
    /** Behind an element of a list there is always more. */
    private static final ObjectReader ELEMENT =
            RecordCodec.JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonFile() {}

    /** What is done with a parser that stands before the first token. */
    interface Work {
        void read(JsonParser json) throws IOException;
    }

    /** What is done with one element of a list, or one field of an object. */
    interface Each {
        void read(String name, JsonToken value) throws IOException;
    }

    /**
     * Opens a file and reads it.
     *
     * @throws BadInput with file and line where it is no JSON, or ends too early
     */
    static void read(InputFile file, Work work) {
        try (InputStream bytes = file.open();
                JsonParser json = RecordCodec.JSON.getFactory().createParser(bytes)) {
            work.read(json);
        } catch (JsonProcessingException e) {
            throw new BadInput(file.name() + ", line " + line(e) + ": not JSON: " + RecordCodec.reason(e), e);
        } catch (IOException e) {
            throw new BadInput(file.name() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static long line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    /** Goes through the fields of the object at which the parser stands; what {@code each} leaves is skipped. */
    static void fields(JsonParser json, Each each) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            each.read(name, value);
        }
    }

    static JsonNode tree(JsonParser json) throws IOException {
        return ELEMENT.readTree(json);
    }
}
