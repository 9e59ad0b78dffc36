// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.entail.graph.GraphException.BadInput;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.Shown;
import dev.entail.graph.source.scim.ScimResourceType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bulk request (RFC 7644 section 3.7): its operations one by one, all of them one load of the graph. Resources that
 * are to be made get their ids first, so that operations may name each other by {@code bulkId} in any order, in a
 * circle too.
 */
final class Bulk {
    static final int MOST_OPERATIONS = 1_000;

    private static final String REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
    private static final String REFERENCE = "bulkId:";

    private final Directory directory;
    private final Representation representation;
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Set<String> made = new HashSet<>();

    Bulk(Directory directory, Representation representation) {
        this.directory = directory;
        this.representation = representation;
    }

    ObjectNode run(JsonNode body) {
        JsonNode operations = body.path("Operations");
        if (!operations.isArray()) {
            throw ScimError.invalidSyntax("A bulk request follows " + REQUEST + " and has 'Operations', a list");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw ScimError.tooLarge("The bulk operation has " + operations.size()
                    + " operations, which exceeds the maxOperations (" + MOST_OPERATIONS + ")");
        }
        JsonNode most = body.path("failOnErrors");
        if (!most.isMissingNode() && !most.isNull() && (!most.canConvertToInt() || !most.isIntegralNumber())) {
            throw ScimError.invalidValue("failOnErrors is " + Shown.of(most) + ", allowed is a whole number");
        }
        int stopAt = most.asInt(0) > 0 ? most.asInt() : Integer.MAX_VALUE;
        operations.forEach(this::giveId);
        ObjectNode answer = RecordCodec.JSON.createObjectNode();
        answer.putArray("schemas").add(RESPONSE);
        answer.set("Operations", directory.change(changes -> carryOut(changes, operations, stopAt)));
        return answer;
    }

    private void giveId(JsonNode operation) {
        String bulkId = operation.path("bulkId").asText("");
        if (isPost(operation) && !bulkId.isBlank()) {
            ids.putIfAbsent(bulkId, Directory.newId());
        }
    }

    private static boolean isPost(JsonNode operation) {
        return operation.path("method").asText("").equalsIgnoreCase("POST");
    }

    private ArrayNode carryOut(Changes changes, JsonNode operations, int stopAt) {
        ArrayNode answers = RecordCodec.JSON.createArrayNode();
        int errors = 0;
        for (JsonNode operation : operations) {
            ObjectNode answer = one(changes, operation);
            answers.add(answer);
            errors += answer.has("response") ? 1 : 0;
            if (errors >= stopAt) {
                break;
            }
        }
        ids.values().stream().filter(id -> !made.contains(id)).forEach(changes::forget);
        return answers;
    }

    private ObjectNode one(Changes changes, JsonNode operation) {
        String method = operation.path("method").asText("").toUpperCase(Locale.ROOT);
        ObjectNode answer = RecordCodec.JSON.createObjectNode().put("method", method);
        if (operation.has("bulkId")) {
            answer.put("bulkId", operation.path("bulkId").asText());
        }
        try {
            carryOut(changes, method, operation, answer);
        } catch (ScimError e) {
            fail(answer, operation, e);
        } catch (BadInput e) {
            fail(answer, operation, ScimError.invalidValue(String.valueOf(e.getMessage())));
        }
        return answer;
    }

    private void fail(ObjectNode answer, JsonNode operation, ScimError error) {
        failed.add(operation.path("bulkId").asText(""));
        answer.put("status", Integer.toString(error.status())).set("response", error.json());
    }

    private void carryOut(Changes changes, String method, JsonNode operation, ObjectNode answer) {
        Path path = path(operation);
        JsonNode data = resolved(operation.path("data"));
        Preconditions version = Preconditions.version(operation.path("version").asText(""));
        path.id().ifPresent(id -> answer.put("location", representation.location(path.type(), id)));
        switch (method) {
            case "POST" -> post(changes, path, operation, data, answer);
            case "PUT" -> done(answer, directory.replace(changes, path.type(), path.requireId(), data, version), 200);
            case "PATCH" ->
                done(
                        answer,
                        directory.patch(changes, path.type(), path.requireId(), PatchOperation.all(data), version),
                        200);
            case "DELETE" -> {
                directory.delete(changes, path.type(), path.requireId(), version);
                answer.put("status", "204");
            }
            default ->
                throw ScimError.invalidSyntax(
                        "The method is " + Shown.of(method) + ", allowed is one of POST, PUT, PATCH, DELETE");
        }
    }

    private void post(Changes changes, Path path, JsonNode operation, JsonNode data, ObjectNode answer) {
        String bulkId = operation.path("bulkId").asText("");
        String id = ids.get(bulkId);
        if (path.id().isPresent() || id == null) {
            throw ScimError.invalidSyntax("A POST has the path of a type, such as /Users, and a bulkId");
        }
        if (!made.add(id)) {
            throw ScimError.invalidValue("The bulkId " + Shown.of(bulkId) + " is given twice");
        }
        try {
            StoredResource created = directory.create(changes, path.type(), id, data);
            answer.put("location", representation.location(path.type(), id));
            done(answer, created, 201);
        } catch (RuntimeException e) {
            made.remove(id);
            throw e;
        }
    }

    private static void done(ObjectNode answer, StoredResource resource, int status) {
        answer.put("version", resource.version()).put("status", Integer.toString(status));
    }

    /** Where an operation goes. */
    private record Path(ScimResourceType type, Optional<String> id) {
        String requireId() {
            return id.orElseThrow(
                    () -> ScimError.invalidSyntax("The path has no id of a resource, such as /Users/{id}"));
        }
    }

    private Path path(JsonNode operation) {
        String text = operation.path("path").asText("");
        for (ScimResourceType type : ScimResourceType.values()) {
            if (text.equals(type.endpoint())) {
                return new Path(type, Optional.empty());
            }
            if (text.startsWith(type.endpoint() + "/")) {
                String id = text.substring(type.endpoint().length() + 1);
                return new Path(type, Optional.of(resolve(id)));
            }
        }
        throw ScimError.invalidSyntax(
                "The path is " + Shown.of(text) + ", allowed is /Users or /Groups, perhaps with an id");
    }

    /** {@return a copy of the data with the ids that its references by bulkId stand for} */
    private JsonNode resolved(JsonNode data) {
        return switch (data) {
            case ObjectNode object -> {
                ObjectNode copy = RecordCodec.JSON.createObjectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), resolved(entry.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = RecordCodec.JSON.createArrayNode();
                array.forEach(item -> copy.add(resolved(item)));
                yield copy;
            }
            case TextNode text -> TextNode.valueOf(resolve(text.textValue()));
            default -> data;
        };
    }

    private String resolve(String text) {
        if (!text.startsWith(REFERENCE)) {
            return text;
        }
        String bulkId = text.substring(REFERENCE.length());
        String id = ids.get(bulkId);
        if (id == null) {
            throw ScimError.invalidValue(Shown.of(text) + " names no POST of this request");
        }
        if (failed.contains(bulkId)) {
            throw ScimError.of(409, "The operation of " + Shown.of(text) + ", which this one needs, failed");
        }
        return id;
    }
}
