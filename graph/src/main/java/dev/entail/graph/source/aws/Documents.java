// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.RecordCodec;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Policy documents as AWS answers them: as JSON, as text of JSON, or as URL-encoded text. */
final class Documents {
    private Documents() {}

    /**
     * {@return the document at one of the paths; an empty object where the answer has none, and a text where it is none}
     */
    static Optional<JsonNode> policy(JsonNode json, List<String> paths) {
        for (String path : paths) {
            Optional<JsonNode> node = JsonPaths.node(json, path);
            if (node.isPresent()) {
                return Optional.of(parse(node.get()));
            }
        }
        return Optional.of(RecordCodec.JSON.createObjectNode());
    }

    /** {@return the document; where the text is no JSON the text itself, which no reader of policies takes} */
    static JsonNode parse(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String text = value.textValue();
        if (text.isBlank()) {
            return RecordCodec.JSON.createObjectNode();
        }
        try {
            return RecordCodec.JSON.readTree(
                    text.startsWith("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return RecordCodec.JSON.createObjectNode().put("unreadable", true);
        }
    }
}
