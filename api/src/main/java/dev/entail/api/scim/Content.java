// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimAttribute.Trait;
import dev.entail.graph.source.scim.ScimCanonical;
import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.source.scim.ScimSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says of a resource: its attributes in canonical form without those that only the server sets, and the
 * members of a group apart.
 */
record Content(ObjectNode attributes, Map<String, ScimResourceType> members) {
    /** Longer ones cannot be indexed. */
    private static final int LONGEST_INDEXED = 1_000;

    static Content of(ScimResourceType type, JsonNode body) {
        if (!body.isObject()) {
            throw ScimError.invalidSyntax("A " + type.text() + " is a JSON object, but this is " + Shown.of(body));
        }
        ObjectNode attributes = new ScimCanonical(path -> {}).resource(type, body);
        requireSchema(type, attributes.path("schemas"));
        type.attributes().stream()
                .filter(attribute -> attribute.is(Trait.READ_ONLY))
                .forEach(attribute -> attributes.remove(attribute.name()));
        attributes.remove("schemas");
        Map<String, ScimResourceType> members = MemberEdit.named(attributes.path("members"));
        if (type == ScimResourceType.GROUP) {
            attributes.remove("members");
        }
        check(type, attributes);
        return new Content(attributes, members);
    }

    private static void requireSchema(ScimResourceType type, JsonNode schemas) {
        boolean isOther = false;
        for (JsonNode urn : schemas) {
            Optional<ScimResourceType> named = ScimResourceType.ofSchema(urn.asText(""));
            if (named.isPresent() && named.get() == type) {
                return;
            }
            isOther |= named.isPresent();
        }
        if (isOther) {
            throw ScimError.invalidValue("schemas is " + Shown.of(schemas) + ", allowed here is "
                    + type.schema().urn());
        }
    }

    /** Checks what must be there, and what is too long to be found again. */
    static void check(ScimResourceType type, ObjectNode attributes) {
        String required = type == ScimResourceType.USER ? "userName" : "displayName";
        if (attributes.path(required).asText("").isBlank()) {
            throw ScimError.invalidValue("'" + required + "' is missing, a " + type.text() + " must have it");
        }
        for (String name : List.of("userName", "displayName", "externalId")) {
            requireShort(name, attributes.path(name));
        }
        requireShort(
                "manager.value",
                attributes
                        .path(ScimSchema.ENTERPRISE_USER.urn())
                        .path("manager")
                        .path("value"));
    }

    private static void requireShort(String name, JsonNode value) {
        if (value.asText("").length() > LONGEST_INDEXED) {
            throw ScimError.invalidValue(
                    "'" + name + "' is " + Shown.of(value) + ", allowed are " + LONGEST_INDEXED + " characters");
        }
    }
}
