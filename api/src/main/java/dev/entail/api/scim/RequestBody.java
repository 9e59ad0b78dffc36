// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the JSON that a request brings (RFC 7644, sections 3.1 and 8.1). */
final class RequestBody {
    static final int LARGEST = 8 * 1024 * 1024;
    static final String TYPE = "application/scim+json";

    private static final Set<String> TYPES = Set.of(TYPE, "application/json");

    private RequestBody() {}

    static JsonNode read(Context context) throws IOException {
        String type = Optional.ofNullable(context.contentType()).orElse(TYPE);
        if (!TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))) {
            throw ScimError.of(415, "The content type is " + Shown.of(type) + ", allowed is " + TYPE);
        }
        try (InputStream stream = context.bodyInputStream()) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw ScimError.tooLarge("The body is larger than " + LARGEST + " bytes");
            }
            JsonNode body = RecordCodec.JSON.readTree(bytes);
            if (body == null || body.isMissingNode()) {
                throw ScimError.invalidSyntax("The body is empty");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw ScimError.invalidSyntax("The body is not JSON: " + RecordCodec.reason(e));
        }
    }
}
