// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.graph.source.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.graph.EntityLabel;
import dev.entail.graph.GraphRecord;
import dev.entail.graph.GraphRecord.NodeRecord;
import dev.entail.graph.GraphRecord.RelationRecord;
import dev.entail.graph.RelationKind;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What canonical SCIM resources of one source say, as records: nothing of it depends on other resources. */
public final class ScimRecords {
    private static final String PREFIX = "scim:";

    private final String source;
    private final String idPrefix;

    /** @param source such as {@code scim:okta}; the ids of its nodes begin with it */
    public ScimRecords(String source) {
        this.source = source;
        this.idPrefix = (source.startsWith(PREFIX) ? source : PREFIX + source) + ":";
    }

    public String source() {
        return source;
    }

    /** {@return the id of the node of a resource} */
    public String id(String resource) {
        return idPrefix + resource;
    }

    /** {@return the node of a resource, which has an id} */
    public NodeRecord node(ScimResourceType type, ObjectNode resource) {
        return type == ScimResourceType.USER ? user(resource) : group(resource);
    }

    private NodeRecord user(ObjectNode user) {
        Map<String, Object> properties = new TreeMap<>();
        String userType = user.path("userType").asText("");
        properties.put("kind", ScimKinds.of(userType));
        properties.put("status", user.path("active").asBoolean(true) ? "ACTIVE" : "TERMINATED");
        properties.put("provider", "scim");
        properties.put("nativeType", "User");
        put(properties, "name", nameOf(user));
        put(properties, "email", preferred(user.path("emails")).path("value").asText(""));
        put(properties, "userName", user.path("userName").asText(""));
        put(properties, "externalId", user.path("externalId").asText(""));
        put(properties, "employmentType", userType);
        put(properties, "jobTitle", user.path("title").asText(""));
        put(properties, "location", location(preferred(user.path("addresses"))));
        createdAt(user).ifPresent(time -> properties.put("createdAt", time.toInstant()));
        JsonNode enterprise = user.path(ScimSchema.ENTERPRISE_USER.urn());
        for (String name : List.of("employeeNumber", "costCenter", "organization", "division", "department")) {
            put(properties, name, enterprise.path(name).asText(""));
        }
        return new NodeRecord(EntityLabel.IDENTITY, id(user.path("id").asText()), properties);
    }

    private NodeRecord group(ObjectNode group) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("provider", "scim");
        properties.put("nativeType", "Group");
        put(properties, "name", group.path("displayName").asText(""));
        put(properties, "externalId", group.path("externalId").asText(""));
        return new NodeRecord(EntityLabel.GROUP, id(group.path("id").asText()), properties);
    }

    /** {@return a node for a resource that others name and nobody describes} */
    public NodeRecord reference(ScimResourceType type, String resource) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("provider", "scim");
        properties.put("reference", true);
        if (type == ScimResourceType.USER) {
            properties.put("kind", "UNKNOWN");
        }
        return new NodeRecord(
                type == ScimResourceType.USER ? EntityLabel.IDENTITY : EntityLabel.GROUP, id(resource), properties);
    }

    /** {@return the roles and entitlements of a user, each with its node} */
    public List<GraphRecord> roles(ObjectNode user) {
        List<GraphRecord> records = new ArrayList<>();
        addRoles(user, "roles", "role", "SCIM role", records);
        addRoles(user, "entitlements", "entitlement", "SCIM entitlement", records);
        return records;
    }

    private void addRoles(ObjectNode user, String attribute, String word, String type, List<GraphRecord> records) {
        for (JsonNode held : user.path(attribute)) {
            String value = held.path("value").asText(held.path("display").asText(""));
            if (value.isBlank()) {
                continue;
            }
            String role = id(word + "/" + value);
            records.add(new NodeRecord(
                    EntityLabel.ROLE, role, Map.of("name", value, "provider", "scim", "nativeType", type)));
            records.add(
                    new RelationRecord(RelationKind.HAS_ROLE, id(user.path("id").asText()), role, Map.of()));
        }
    }

    public RelationRecord membership(String member, String group) {
        return new RelationRecord(RelationKind.MEMBER_OF, id(member), id(group), Map.of());
    }

    public RelationRecord reportsTo(String user, String manager) {
        return new RelationRecord(RelationKind.REPORTS_TO, id(user), id(manager), Map.of());
    }

    /** {@return the id of the resource that a user names as manager} */
    public static Optional<String> manager(ObjectNode user) {
        return Optional.of(user.path(ScimSchema.ENTERPRISE_USER.urn())
                        .path("manager")
                        .path("value")
                        .asText(""))
                .filter(manager -> !manager.isBlank());
    }

    private static Optional<OffsetDateTime> createdAt(ObjectNode user) {
        try {
            return Optional.of(user.path("meta").path("created").asText(""))
                    .filter(text -> !text.isEmpty())
                    .map(OffsetDateTime::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@return the name of a user or group as it is shown to others} */
    public static String nameOf(ObjectNode resource) {
        JsonNode name = resource.path("name");
        String parts = (name.path("givenName").asText("") + " "
                        + name.path("familyName").asText(""))
                .strip();
        for (String text : List.of(
                resource.path("displayName").asText(""), name.path("formatted").asText(""), parts)) {
            if (!text.isBlank()) {
                return text;
            }
        }
        return resource.path("userName").asText("");
    }

    /** {@return the primary value, else that of work, else the first} */
    private static JsonNode preferred(JsonNode values) {
        for (JsonNode value : values) {
            if (value.path("primary").asBoolean(false)) {
                return value;
            }
        }
        for (JsonNode value : values) {
            if (value.path("type").asText("").equalsIgnoreCase("work")) {
                return value;
            }
        }
        return values.path(0);
    }

    private static String location(JsonNode address) {
        String locality = address.path("locality").asText("");
        String country = address.path("country").asText("");
        return locality.isBlank() || country.isBlank() ? locality + country : locality + ", " + country;
    }

    private static void put(Map<String, Object> properties, String name, String value) {
        if (!value.isBlank()) {
            properties.put(name, value);
        }
    }
}
