// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The JSON form of a record, as {@code contract/records.md} defines it: read with every check, and written. */
public final class RecordCodec {
    /** Longer ids cannot be indexed. */
    private static final int LONGEST_ID = 2_000;

    private static final Set<String> NODE_FIELDS = Set.of("label", "id", "properties");
    private static final Set<String> RELATION_FIELDS = Set.of("relation", "from", "to", "properties");

    /** Reads and writes JSON with bounds on depth and on the length of one string, against inputs made to exhaust. */
    public static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxStringLength(16 * 1024 * 1024)
                            .build())
                    .build())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The type of a JSON object as a map. */
    public static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private RecordCodec() {}

    /**
     * Reads one line.
     *
     * @throws BadInput with what is wrong, the value, and what is allowed; the caller adds the place
     */
    public static GraphRecord read(String line) {
        return read(parse(line));
    }

    /**
     * Reads one JSON object.
     *
     * @throws BadInput with what is wrong, the value, and what is allowed; the caller adds the place
     */
    public static GraphRecord read(JsonNode json) {
        refuseHalfCharacters(json);
        if (!json.isObject()) {
            throw new BadInput("a record is a JSON object, but this is " + Shown.of(json));
        }
        if (json.has("label")) {
            return node(json);
        }
        if (json.has("relation")) {
            return relation(json);
        }
        throw new BadInput("a record has a 'label' (a node) or a 'relation', but this has only " + names(json) + ": "
                + Shown.of(json));
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new BadInput("not JSON: " + reason(e), e);
        }
    }

    /** {@return the reason of a JSON error with its column, without the text of the input} */
    public static String reason(JsonProcessingException e) {
        String where =
                e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
        return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("unreadable") + where;
    }

    /** Half of a surrogate pair is no character, and no store can keep it. */
    private static void refuseHalfCharacters(JsonNode json) {
        if (json.isTextual() && !isText(json.textValue())) {
            throw new BadInput("a string holds half of a surrogate pair, allowed are whole characters");
        }
        json.elements().forEachRemaining(RecordCodec::refuseHalfCharacters);
    }

    private static boolean isText(String text) {
        return text.chars().noneMatch(each -> Character.isSurrogate((char) each))
                || StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static NodeRecord node(JsonNode json) {
        refuseOthers(json, NODE_FIELDS);
        String text = text(json, "label");
        EntityLabel label = EntityLabel.of(text)
                .orElseThrow(() ->
                        new BadInput("label is " + Shown.of(text) + ", allowed is one of " + EntityLabel.allowed()));
        return new NodeRecord(label, text(json, "id"), properties(label.text(), label.properties(), json));
    }

    private static RelationRecord relation(JsonNode json) {
        refuseOthers(json, RELATION_FIELDS);
        String text = text(json, "relation");
        RelationKind kind = RelationKind.of(text)
                .orElseThrow(() -> new BadInput(
                        "relation is " + Shown.of(text) + ", allowed is one of " + RelationKind.allowed()));
        return new RelationRecord(
                kind, text(json, "from"), text(json, "to"), properties(kind.name(), kind.properties(), json));
    }

    private static void refuseOthers(JsonNode json, Set<String> allowed) {
        json.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw new BadInput("field " + Shown.of(name) + " is not of a record, allowed is one of "
                        + String.join(", ", new java.util.TreeSet<>(allowed))
                        + "; further properties go into 'properties'");
            }
        });
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            throw new BadInput("'" + field + "' is missing");
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw new BadInput("'" + field + "' is " + Shown.of(value) + ", allowed is a string that is not blank");
        }
        if (value.textValue().length() > LONGEST_ID) {
            throw new BadInput("'" + field + "' is " + Shown.of(value) + ", allowed are " + LONGEST_ID + " characters");
        }
        return value.textValue();
    }

    private static Map<String, Object> properties(String of, PropertyTable table, JsonNode json) {
        JsonNode given = json.get("properties");
        Map<String, Object> properties = new TreeMap<>();
        if (given != null && !given.isObject()) {
            throw new BadInput("'properties' is " + Shown.of(given) + ", allowed is a JSON object");
        }
        if (given != null) {
            given.properties().forEach(entry -> read(of, table, entry.getKey(), entry.getValue(), properties));
        }
        for (String name : table.required()) {
            if (!properties.containsKey(name)) {
                throw new BadInput("property '" + name + "' of " + of + " is missing, allowed is "
                        + table.typeOf(name).orElseThrow().allowed());
            }
        }
        return properties;
    }

    private static void read(
            String of, PropertyTable table, String name, JsonNode value, Map<String, Object> properties) {
        if (name.isBlank() || name.indexOf('\u0000') >= 0 || !isText(name)) {
            throw new BadInput("property " + Shown.of(name.replace('\u0000', ' ')) + " of " + of
                    + " has no name that can be kept, allowed are names of whole characters without NUL");
        }
        if (value.isNull()) {
            return;
        }
        if (ReservedProperties.NAMES.contains(name) && table.typeOf(name).isEmpty()) {
            throw new BadInput("property '" + name + "' is kept by Entail itself and cannot be loaded");
        }
        Optional<PropertyType> type = table.typeOf(name);
        try {
            properties.put(name, type.isPresent() ? type.get().read(value) : unknown(value));
        } catch (PropertyType.Mismatch e) {
            throw new BadInput("property '" + name + "' of " + of + " " + e.getMessage(), e);
        }
    }

    /** A property outside the vocabulary is kept as it comes; what the store cannot hold is kept as its JSON text. */
    private static Object unknown(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isFloatingPointNumber() && Double.isFinite(value.doubleValue())) {
            return value.doubleValue();
        }
        if (value.isArray() && allText(value)) {
            List<String> texts = new ArrayList<>();
            value.forEach(item -> texts.add(item.textValue()));
            return List.copyOf(texts);
        }
        return value.toString();
    }

    private static boolean allText(JsonNode array) {
        for (JsonNode item : array) {
            if (!item.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static String names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> names.add(Shown.of(name)));
        return names.isEmpty() ? "no field" : String.join(", ", names);
    }

    /** {@return the record as one line of JSON, without the line's end} */
    public static String write(GraphRecord graphRecord) {
        return json(graphRecord).toString();
    }

    /** {@return the record as a JSON object} */
    public static ObjectNode json(GraphRecord graphRecord) {
        ObjectNode json = JSON.createObjectNode();
        switch (graphRecord) {
            case NodeRecord node -> json.put("label", node.label().text()).put("id", node.id());
            case RelationRecord relation ->
                json.put("relation", relation.kind().name())
                        .put("from", relation.from())
                        .put("to", relation.to());
        }
        if (!graphRecord.properties().isEmpty()) {
            json.set("properties", json(graphRecord.properties()));
        }
        return json;
    }

    /** {@return properties as a JSON object, names in order, times and dates in ISO 8601} */
    public static ObjectNode json(Map<String, Object> properties) {
        ObjectNode json = JSON.createObjectNode();
        new TreeMap<>(properties).forEach((name, value) -> json.set(name, json(value)));
        return json;
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case Instant time -> JSON.getNodeFactory().textNode(time.toString());
            case LocalDate date -> JSON.getNodeFactory().textNode(date.toString());
            case List<?> list -> {
                ArrayNode array = JSON.createArrayNode();
                list.forEach(item -> array.add(String.valueOf(item)));
                yield array;
            }
            default -> JSON.valueToTree(value);
        };
    }

    /** {@return properties from the JSON text that {@link #json(Map)} wrote, with the types of their table} */
    public static Map<String, Object> properties(PropertyTable table, String json) {
        Map<String, Object> properties = new TreeMap<>();
        parse(json).properties().forEach(entry -> properties.put(entry.getKey(), stored(table, entry)));
        return properties;
    }

    private static Object stored(PropertyTable table, Map.Entry<String, JsonNode> entry) {
        try {
            Optional<PropertyType> type = table.typeOf(entry.getKey());
            return type.isPresent() ? type.get().read(entry.getValue()) : unknown(entry.getValue());
        } catch (PropertyType.Mismatch e) {
            return unknown(entry.getValue());
        }
    }
}
