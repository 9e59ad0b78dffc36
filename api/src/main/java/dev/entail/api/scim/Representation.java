// Copyright The Entail Authors
// SPDX-License-Identifier: GPL-3.0-or-later
package dev.entail.api.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.entail.api.scim.MembershipStatements.Membership;
import dev.entail.graph.RecordCodec;
import dev.entail.graph.source.scim.ScimResourceType;
import dev.entail.graph.source.scim.ScimSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resources as a client sees them: with addresses, and with the memberships that it asks for. */
final class Representation {
    private final ScimStore store;
    private final String base;

    /** @param base the address of the provider, without a slash at its end */
    Representation(ScimStore store, String base) {
        this.store = store;
        this.base = base;
    }

    String location(ScimResourceType type, String id) {
        return base + type.endpoint() + "/" + id;
    }

    ObjectNode of(StoredResource resource, Projection projection) {
        return of(List.of(resource), projection).getFirst();
    }

    /** {@return resources of one type; their memberships are read in one query} */
    List<ObjectNode> of(List<StoredResource> resources, Projection projection) {
        if (resources.isEmpty()) {
            return List.of();
        }
        ScimResourceType type = resources.getFirst().type();
        String attribute = type == ScimResourceType.USER ? "groups" : "members";
        Map<String, List<Membership>> memberships =
                projection.shows(type, attribute) ? read(type, resources) : Map.of();
        List<ObjectNode> shown = new ArrayList<>();
        for (StoredResource resource : resources) {
            ObjectNode json = full(resource);
            List<Membership> own = memberships.getOrDefault(resource.id(), List.of());
            if (!own.isEmpty()) {
                json.set(attribute, type == ScimResourceType.USER ? groups(own) : members(own));
            }
            shown.add(projection.apply(type, json));
        }
        return shown;
    }

    private Map<String, List<Membership>> read(ScimResourceType type, List<StoredResource> resources) {
        List<String> ids = resources.stream().map(StoredResource::id).toList();
        Map<String, List<Membership>> byId = new HashMap<>();
        if (type == ScimResourceType.USER) {
            store.groupsOf(ids)
                    .forEach(it -> byId.computeIfAbsent(it.member(), id -> new ArrayList<>())
                            .add(it));
        } else {
            store.membersOf(ids)
                    .forEach(it -> byId.computeIfAbsent(it.group(), id -> new ArrayList<>())
                            .add(it));
        }
        return byId;
    }

    private ObjectNode full(StoredResource resource) {
        ObjectNode json = RecordCodec.JSON.createObjectNode();
        ArrayNode schemas =
                json.putArray("schemas").add(resource.type().schema().urn());
        if (resource.content().has(ScimSchema.ENTERPRISE_USER.urn())) {
            schemas.add(ScimSchema.ENTERPRISE_USER.urn());
        }
        json.setAll(resource.identified());
        ((ObjectNode) json.get("meta")).put("location", location(resource.type(), resource.id()));
        return json;
    }

    private ArrayNode members(List<Membership> memberships) {
        ArrayNode members = RecordCodec.JSON.createArrayNode();
        for (Membership membership : memberships) {
            ObjectNode member = members.addObject()
                    .put("value", membership.member())
                    .put("$ref", location(membership.memberType(), membership.member()))
                    .put("type", membership.memberType().text());
            if (!membership.memberName().isEmpty()) {
                member.put("display", membership.memberName());
            }
        }
        return members;
    }

    private ArrayNode groups(List<Membership> memberships) {
        ArrayNode groups = RecordCodec.JSON.createArrayNode();
        for (Membership membership : memberships) {
            groups.addObject()
                    .put("value", membership.group())
                    .put("$ref", location(ScimResourceType.GROUP, membership.group()))
                    .put("display", membership.groupName())
                    .put("type", "direct");
        }
        return groups;
    }
}
