// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimAttribute.Trait;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A SCIM resource in one form: names as the schema writes them, values of the schema's types, a list wherever many are
 * allowed, nothing that is null or empty. What the schema does not know is left out and reported by name; what is never
 * to be kept, such as a password, is left out without a word. Takes what identity providers send though the standard
 * does not have it: {@code "active": "False"}, a number for a string, one value for a list, an id for a manager.
 */
public final class ScimCanonical {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Told of each member that the schema does not know. */
    public interface Unknown {
        void at(String path);
    }

    private final Unknown unknown;

    public ScimCanonical(Unknown unknown) {
        this.unknown = unknown;
    }

    /**
     * Brings a resource into canonical form.
     *
     * @throws ScimMismatch where a value is not of its attribute's type
     */
    public ObjectNode resource(ScimResourceType type, JsonNode given) {
        if (!given.isObject()) {
            throw new ScimMismatch("a " + type.text() + " is a JSON object, but this is " + Shown.of(given));
        }
        ObjectNode resource = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : given.properties()) {
            String name = member.getKey();
            Optional<ScimSchema> schema = type.schemaOf(name);
            if (schema.isPresent()) {
                JsonNode inside = extension(schema.get(), member.getValue());
                if (schema.get() == type.schema()) {
                    inside.properties().forEach(entry -> put(resource, entry.getKey(), entry.getValue(), name));
                } else if (!inside.isEmpty()) {
                    put(resource, schema.get().urn(), inside, name);
                }
            } else {
                take(type.attribute(name), name, member.getValue(), resource, "");
            }
        }
        return resource;
    }

    /** {@return the content of an extension in canonical form} */
    public ObjectNode extension(ScimSchema schema, JsonNode given) {
        ObjectNode inside = NODES.objectNode();
        if (given.isNull()) {
            return inside;
        }
        if (!given.isObject()) {
            throw new ScimMismatch(schema.urn() + " is " + Shown.of(given) + ", allowed is a JSON object");
        }
        given.properties()
                .forEach(entry -> take(
                        schema.attribute(entry.getKey()),
                        entry.getKey(),
                        entry.getValue(),
                        inside,
                        schema == ScimSchema.ENTERPRISE_USER ? schema.name() + ": " : ""));
        return inside;
    }

    private void take(Optional<ScimAttribute> attribute, String name, JsonNode value, ObjectNode into, String within) {
        if (attribute.isEmpty()) {
            unknown.at(within + name);
            return;
        }
        if (attribute.get().is(Trait.NEVER)) {
            return;
        }
        JsonNode canonical =
                value(attribute.get(), value, within + attribute.get().name());
        if (!isUnassigned(canonical)) {
            put(into, attribute.get().name(), canonical, name);
        }
    }

    private static void put(ObjectNode into, String name, JsonNode value, String asGiven) {
        if (into.has(name)) {
            throw new ScimMismatch("'" + asGiven + "' is given twice, as names differ in more than case");
        }
        into.set(name, value);
    }

    /** {@return whether a value is none: null, an empty list, or an object without members} */
    public static boolean isUnassigned(JsonNode value) {
        return value.isNull() || value.isMissingNode() || (value.isContainerNode() && value.isEmpty());
    }

    /** {@return a value of an attribute in canonical form; null where there is none} */
    public JsonNode value(ScimAttribute attribute, JsonNode value, String path) {
        if (value.isNull()) {
            return NODES.nullNode();
        }
        if (attribute.isMany()) {
            ArrayNode many = NODES.arrayNode();
            if (!value.isArray()) {
                add(many, single(attribute, value, path));
                return many;
            }
            value.forEach(item -> add(many, single(attribute, item, path)));
            return many;
        }
        return single(attribute, value.isArray() && value.size() == 1 ? value.get(0) : value, path);
    }

    private static void add(ArrayNode many, JsonNode item) {
        if (!isUnassigned(item)) {
            many.add(item);
        }
    }

    private JsonNode single(ScimAttribute attribute, JsonNode value, String path) {
        if (value.isNull()) {
            return NODES.nullNode();
        }
        return switch (attribute.type()) {
            case COMPLEX -> complex(attribute, value, path);
            case BOOLEAN -> flag(value, path);
            case DATE_TIME -> time(value, path);
            case STRING, REFERENCE, BINARY -> text(value, path);
        };
    }

    private JsonNode complex(ScimAttribute attribute, JsonNode value, String path) {
        ObjectNode inside = NODES.objectNode();
        if (value.isValueNode() && attribute.part("value").isPresent()) {
            if (!value.asText().isEmpty()) {
                inside.set("value", text(value, path + ".value"));
            }
            return inside;
        }
        if (!value.isObject()) {
            throw mismatch(path, value, "a JSON object");
        }
        value.properties()
                .forEach(entry ->
                        take(attribute.part(entry.getKey()), entry.getKey(), entry.getValue(), inside, path + "."));
        return inside;
    }

    private static JsonNode flag(JsonNode value, String path) {
        if (value.isBoolean()) {
            return value;
        }
        String text = value.isTextual() ? value.textValue().toLowerCase(Locale.ROOT) : "";
        if (text.equals("true") || text.equals("false")) {
            return NODES.booleanNode(text.equals("true"));
        }
        throw mismatch(path, value, "true or false");
    }

    private static JsonNode time(JsonNode value, String path) {
        try {
            OffsetDateTime.parse(value.isTextual() ? value.textValue() : "");
            return value;
        } catch (DateTimeException e) {
            throw mismatch(path, value, "a time with a zone such as 2026-01-31T08:00:00Z");
        }
    }

    private static JsonNode text(JsonNode value, String path) {
        if (!value.isValueNode()) {
            throw mismatch(path, value, "a string");
        }
        String text = value.asText();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new ScimMismatch(path + " holds half of a surrogate pair, allowed are whole characters");
        }
        return value.isTextual() ? value : NODES.textNode(text);
    }

    private static ScimMismatch mismatch(String path, JsonNode value, String allowed) {
        return new ScimMismatch(path + " is " + Shown.of(value) + ", allowed is " + allowed);
    }

    /** {@return an empty resource to build on} */
    public static ObjectNode empty() {
        return RecordCodec.JSON.createObjectNode();
    }
}
