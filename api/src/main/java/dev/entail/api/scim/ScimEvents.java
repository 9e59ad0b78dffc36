// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.RelationKind;
import dev.entail.graph.source.scim.ScimRecords;
import dev.entail.graph.source.scim.ScimSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pushed change means in the life of its user: joined, moved, left, returned. Kept with the user, oldest first. */
final class ScimEvents {
    private static final int MOST_KEPT = 50;

    private ScimEvents() {}

    /** {@return the events of a user who was created} */
    static StoredResource joined(StoredResource user) {
        return isActive(user.content()) ? add(user, "JOINED", "") : user;
    }

    /** {@return a changed user with what the change means} */
    static StoredResource after(StoredResource before, StoredResource after) {
        boolean was = isActive(before.content());
        boolean is = isActive(after.content());
        if (was != is) {
            return add(after, is ? before.events().contains("LEFT") ? "RETURNED" : "JOINED" : "LEFT", "");
        }
        List<String> moves = moves(before.content(), after.content());
        return moves.isEmpty() ? after : add(after, "MOVED", String.join("; ", moves));
    }

    private static boolean isActive(ObjectNode user) {
        return user.path("active").asBoolean(true);
    }

    private static List<String> moves(ObjectNode before, ObjectNode after) {
        List<String> moves = new ArrayList<>();
        move("jobTitle", before.path("title"), after.path("title"), moves);
        JsonNode was = before.path(ScimSchema.ENTERPRISE_USER.urn());
        JsonNode is = after.path(ScimSchema.ENTERPRISE_USER.urn());
        for (String attribute : List.of("department", "division", "costCenter")) {
            move(attribute, was.path(attribute), is.path(attribute), moves);
        }
        move("manager", was.path("manager").path("value"), is.path("manager").path("value"), moves);
        return moves;
    }

    /** A value that becomes known is no move. */
    private static void move(String attribute, JsonNode before, JsonNode after, List<String> moves) {
        if (!before.asText("").isEmpty() && !before.asText("").equals(after.asText(""))) {
            moves.add(attribute + ": " + before.asText() + " -> " + after.asText("none"));
        }
    }

    private static StoredResource add(StoredResource user, String kind, String detail) {
        ArrayNode events = read(user);
        long number = events.isEmpty()
                ? 1
                : events.get(events.size() - 1).path("number").asLong() + 1;
        if (events.size() == MOST_KEPT) {
            events.remove(0);
        }
        ObjectNode event = events.addObject();
        event.put("number", number)
                .put("kind", kind)
                .put("at", user.lastModified().toString());
        if (!detail.isEmpty()) {
            event.put("detail", detail);
        }
        return user.withEvents(events.toString());
    }

    private static ArrayNode read(StoredResource user) {
        try {
            return (ArrayNode) RecordCodec.JSON.readTree(user.events());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The events of SCIM resource " + user.id() + " are damaged in the store", e);
        }
    }

    /** {@return the ids of the events of a user, as the user's own id is one} */
    static List<String> ids(StoredResource user) {
        List<String> ids = new ArrayList<>();
        read(user).forEach(event -> ids.add(id(user, event)));
        return ids;
    }

    private static String id(StoredResource user, JsonNode event) {
        return user.id() + "/event/" + event.path("number").asLong();
    }

    /** {@return the events of a user as records} */
    static List<GraphRecord> records(StoredResource user, ScimRecords ids) {
        List<GraphRecord> records = new ArrayList<>();
        for (JsonNode event : read(user)) {
            String id = ids.id(id(user, event));
            Map<String, Object> properties = new java.util.TreeMap<>();
            properties.put("kind", event.path("kind").asText());
            properties.put("at", Instant.parse(event.path("at").asText()));
            Optional.of(event.path("detail").asText(""))
                    .filter(detail -> !detail.isEmpty())
                    .ifPresent(detail -> properties.put("detail", detail));
            records.add(new NodeRecord(EntityLabel.EVENT, id, properties));
            records.add(new RelationRecord(RelationKind.ABOUT, id, ids.id(user.id()), Map.of()));
        }
        return records;
    }
}
