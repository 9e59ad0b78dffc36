// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.source.scim.ScimRecords;
import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.store.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A SCIM resource as it is kept: its canonical content without what the server adds. Members of groups are kept as
 * relations beside it, so that a change of one does not touch the others.
 *
 * @param number its place in lists, in the order of creation
 * @param revision how often it was written, which makes its version
 * @param isReference whether it is only named as a member, and its type what that name says
 * @param events what happened to it, oldest first, as JSON
 */
record StoredResource(
        ScimResourceType type,
        String id,
        long number,
        long revision,
        Instant created,
        Instant lastModified,
        ObjectNode content,
        boolean isReference,
        String events) {

    /** {@return a resource that does not exist yet} */
    static StoredResource fresh(ScimResourceType type, String id, long number, ObjectNode content, Instant now) {
        return new StoredResource(type, id, number, 1, now, now, content, false, "[]");
    }

    StoredResource with(ObjectNode changed, Instant now) {
        return new StoredResource(type, id, number, revision + 1, created, now, changed, isReference, events);
    }

    StoredResource withEvents(String all) {
        return new StoredResource(type, id, number, revision, created, lastModified, content, isReference, all);
    }

    String version() {
        return "W/\"" + revision + "\"";
    }

    /** {@return what others call it} */
    String name() {
        return ScimRecords.nameOf(content);
    }

    Optional<String> manager() {
        return ScimRecords.manager(content);
    }

    /** {@return its content with its id, as records and filters read it} */
    ObjectNode identified() {
        ObjectNode resource = RecordCodec.JSON.createObjectNode().put("id", id);
        resource.setAll(content);
        resource.putObject("meta")
                .put("resourceType", type.text())
                .put("created", created.toString())
                .put("lastModified", lastModified.toString())
                .put("version", version());
        return resource;
    }

    /** {@return the properties of its node in the store} */
    Map<String, Object> properties(Keys keys) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("key", keys.of(id));
        properties.put("tenant", keys.tenant());
        properties.put("collection", keys.collection(type));
        properties.put("type", type.text());
        properties.put("id", id);
        properties.put("number", number);
        properties.put("revision", revision);
        properties.put("created", Row.parameter(created));
        properties.put("lastModified", Row.parameter(lastModified));
        properties.put("name", name());
        properties.put("content", content.toString());
        properties.put("events", events);
        if (type == ScimResourceType.USER) {
            properties.put("userNameKey", keys.userName(content.path("userName").asText()));
        }
        if (content.has("externalId")) {
            properties.put(
                    "externalKey",
                    keys.externalId(type, content.path("externalId").asText()));
        }
        if (content.has("displayName")) {
            properties.put(
                    "displayKey",
                    keys.displayName(type, content.path("displayName").asText()));
        }
        manager().ifPresent(manager -> properties.put("managerKey", keys.of(manager)));
        return properties;
    }

    /** {@return the resource of a row with the columns of {@link ScimStatements#COLUMNS}} */
    static StoredResource of(Row row) {
        ScimResourceType type = ScimResourceType.of(row.text("type")).orElseThrow();
        boolean isReference = row.optionalText("content").isEmpty();
        try {
            return new StoredResource(
                    type,
                    row.text("id"),
                    row.optionalWhole("number").orElse(0L),
                    row.optionalWhole("revision").orElse(0L),
                    row.optionalTime("created").orElse(Instant.EPOCH),
                    row.optionalTime("lastModified").orElse(Instant.EPOCH),
                    (ObjectNode) RecordCodec.JSON.readTree(
                            row.optionalText("content").orElse("{}")),
                    isReference,
                    row.optionalText("events").orElse("[]"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The SCIM resource " + row.text("id") + " is damaged in the store", e);
        }
    }

    /** The keys by which the store finds the resources of one tenant. */
    record Keys(String tenant) {
        String of(String id) {
            return tenant + "/" + id;
        }

        String collection(ScimResourceType type) {
            return tenant + "/" + type.text();
        }

        /** Names of users differ in more than case. */
        String userName(String userName) {
            return tenant + "/" + userName.toLowerCase(Locale.ROOT);
        }

        String externalId(ScimResourceType type, String externalId) {
            return collection(type) + "/" + externalId;
        }

        String displayName(ScimResourceType type, String displayName) {
            return collection(type) + "/" + displayName.toLowerCase(Locale.ROOT);
        }
    }
}
