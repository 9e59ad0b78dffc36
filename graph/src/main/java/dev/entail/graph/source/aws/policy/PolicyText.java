// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.aws.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads a policy in each form in which AWS and its tools hand one out: as an object, as JSON in a string, and as JSON in
 * a percent-encoded string (IAM API Reference, "PolicyVersion").
 */
final class PolicyText {
    /** Strict: a key that is given twice is an error, as the policy grammar demands, and so is what follows the end. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String UNKNOWN = "unknown";

    private PolicyText() {}

    /** {@return the policy} The word {@code unknown} stands for one whose document nobody knows. */
    static NamedPolicy read(JsonNode json, String place) {
        if (!json.isTextual()) {
            return new NamedPolicy(place, PolicyDocument.parse(json, place));
        }
        String text = json.textValue().strip();
        return text.equals(UNKNOWN)
                ? NamedPolicy.unknown(place)
                : new NamedPolicy(place, PolicyDocument.parse(parse(decode(text), place), place));
    }

    private static JsonNode parse(String text, String place) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new PolicyException(
                    place,
                    "the text is no JSON (" + e.getOriginalMessage()
                            + "); allowed: an object, JSON or percent-encoded JSON in a string, or unknown");
        }
    }

    private static String decode(String text) {
        if (!text.startsWith("%")) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
